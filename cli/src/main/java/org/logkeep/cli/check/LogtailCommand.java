package org.logkeep.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.check.tail.Following;
import org.logkeep.check.tail.LogFollower;
import org.logkeep.check.tail.OffsetFile;
import org.logkeep.check.tail.TailException;
import org.logkeep.check.tail.TailPlan;
import org.logkeep.check.tail.TailReader;
import org.logkeep.cli.check.ShortOptions.Option;

/**
 * {@code logtail} and {@code logtail2}: print what was added to a log since the last call. Operands
 * and exit statuses are those of logtail 1.4.2. One option is ours: {@code --thorough} looks for
 * every rotated, compressed or copied file.
 */
public final class LogtailCommand {
  private static final String USAGE =
      """
      Usage: logtail [-t] -f LOG [-o OFFSET]
             logtail [-t] LOG [OFFSET]
        -f LOG       the log to read
        -o OFFSET    where the position is kept (default: LOG.offset)
        -t           print only, leave the position alone
        --thorough   also find rotated files by inode and content, gzipped ones too
      """;

  private final Following usual;
  private boolean keepPosition = true;
  private String log = "";
  private String offset = "";
  private Following following;

  private LogtailCommand(Following usual) {
    this.usual = usual;
    this.following = usual;
  }

  /** Runs as {@code logtail}. */
  public static int runLogtail(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return new LogtailCommand(Following.NONE).run(args, out, err);
  }

  /** Runs as {@code logtail2}. */
  public static int runLogtail2(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return new LogtailCommand(Following.DETECTORS).run(args, out, err);
  }

  private int run(String[] args, PrintStream out, PrintStream err) {
    ShortOptions given = ShortOptions.parse("f:o:t", args);
    for (Option option : given.options()) {
      apply(option, err);
    }
    List<String> operands = given.operands();
    if (operands.size() == 1 || operands.size() == 2) {
      log = operands.getFirst();
    }
    if (operands.size() == 2) {
      offset = operands.get(1);
    }
    boolean named = !log.isEmpty() || operands.size() == 1;
    if (!named || operands.size() > 2) {
      err.println("No logfile to read. Use -f [LOGFILE].");
      return TailException.Reason.NO_INPUT.status();
    }
    try {
      print(out);
      return 0;
    } catch (TailException e) {
      err.println(e.getMessage());
      return e.reason().status();
    } catch (IOException e) {
      err.println("File " + log + " cannot be read: " + e.getMessage());
      return TailException.Reason.NO_INPUT.status();
    }
  }

  private void apply(Option option, PrintStream err) {
    switch (option) {
      case Option.Flag _ -> keepPosition = false;
      case Option.Valued(char name, String value) when name == 'f' -> log = value;
      case Option.Valued(_, String value) -> offset = value;
      case Option.Bare _ -> {}
      case Option.Unknown(char name) -> err.println("Unknown option: " + name);
      case Option.LongOption(String name, _) when name.equals("thorough") ->
          following = Following.THOROUGH;
      case Option.LongOption(String name, _) when name.equals("help") -> err.print(USAGE);
      case Option.LongOption(String name, _) -> err.println("Unknown option: --" + name);
    }
  }

  private void print(PrintStream out) throws IOException, TailException {
    OffsetFile position =
        new OffsetFile(DiskPath.path(offset.isEmpty() ? log + ".offset" : offset), false);
    TailPlan plan = new LogFollower(following).plan(DiskPath.path(log), position);
    if (plan.nothingNew()) {
      return;
    }
    try (TailReader reader = new TailReader(plan)) {
      byte[] buffer = new byte[1 << 16];
      int got = reader.read(buffer, 0, buffer.length);
      while (got >= 0) {
        out.write(buffer, 0, got);
        got = reader.read(buffer, 0, buffer.length);
      }
      out.flush();
      if (out.checkError()) {
        throw new IOException("standard output is closed");
      }
      if (keepPosition) {
        position.write(reader, following != usual);
      }
    }
  }
}
