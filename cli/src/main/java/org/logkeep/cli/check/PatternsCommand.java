package org.logkeep.cli.check;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.logkeep.check.lines.Blanks;
import org.logkeep.check.lines.BlockReader;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.lines.SyslogHeader;
import org.logkeep.check.mine.PatternMiner;
import org.logkeep.check.mine.Patterns;
import org.logkeep.check.report.JsonText;
import org.logkeep.cli.check.ShortOptions.Option;

/** {@code logkeep patterns}: what kinds of lines a log has. */
public final class PatternsCommand {
  private static final String USAGE =
      """
      Usage: logkeep patterns [--messages] [--format text|json] [FILE...]
      Lists the patterns behind the lines of logs with their counts; without FILE reads standard input.
        --messages      the lines are bare message texts, without stamp and host
        --format json   for each line, in order, an object with the id and the text of its pattern

      Examples:
        logkeep patterns /var/log/syslog
        tail -n 100 /var/log/syslog | logkeep patterns --format json
      """;

  private final PatternMiner miner = new PatternMiner();
  private int[] skeletons = new int[1 << 16];
  private int count;
  private boolean messages;
  private boolean json;

  /** Runs with a command line; answers the exit status. */
  public int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    ShortOptions given = ShortOptions.parseAnywhere(List.of("format"), args);
    for (Option option : given.options()) {
      if (option instanceof Option.LongOption(String name, String value)) {
        if (name.equals("help")) {
          out.print(USAGE);
          return 0;
        }
        boolean text = name.equals("format") && value.equals("text");
        json |= name.equals("format") && value.equals("json");
        messages |= name.equals("messages") && value.isEmpty();
        if (text
            || (name.equals("format") && json)
            || (name.equals("messages") && value.isEmpty())) {
          continue;
        }
      }
      err.print("logkeep patterns: unknown option or value\n" + USAGE);
      return 64;
    }
    try {
      if (given.operands().isEmpty()) {
        read(in);
      }
      for (String file : given.operands()) {
        try (InputStream text = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
          read(text);
        }
      }
      OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      print(buffered);
      buffered.flush();
      return out.checkError() ? 74 : 0;
    } catch (IOException e) {
      err.println("logkeep patterns: cannot read " + e.getMessage());
      return 66;
    }
  }

  private void read(InputStream in) throws IOException {
    BlockReader reader = new BlockReader(Blanks.of(true));
    ByteSource source =
        new ByteSource() {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
          }

          @Override
          public void close() {}
        };
    while (reader.next(source)) {
      LineBlock block = reader.block();
      for (int line = 0; line < block.count(); line++) {
        int start = block.start(line);
        int end = block.end(line);
        int from = messages ? start : SyslogHeader.messageStart(block.bytes(), start, end);
        if (count == skeletons.length) {
          skeletons = Arrays.copyOf(skeletons, count * 2);
        }
        skeletons[count++] = miner.add(block.bytes(), from, end);
      }
    }
  }

  private void print(OutputStream out) throws IOException {
    Patterns patterns = miner.patterns();
    if (json) {
      byte[][] objects = new byte[patterns.size()][];
      for (int id = 0; id < objects.length; id++) {
        String object =
            "{\"id\":" + id + ",\"pattern\":" + JsonText.quote(patterns.text(id)) + "}\n";
        objects[id] = object.getBytes(StandardCharsets.UTF_8);
      }
      for (int line = 0; line < count; line++) {
        out.write(objects[patterns.idOf(skeletons[line])]);
      }
      return;
    }
    List<Integer> byCount =
        IntStream.range(0, patterns.size())
            .filter(id -> patterns.count(id) > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer id) -> patterns.count(id)).reversed())
            .toList();
    for (int id : byCount) {
      String row = String.format("%8d  %s%n", patterns.count(id), patterns.text(id));
      out.write(row.getBytes(StandardCharsets.UTF_8));
    }
  }
}
