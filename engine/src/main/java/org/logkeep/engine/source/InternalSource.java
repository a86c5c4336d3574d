package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.EngineJournal;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/**
 * The daemon's own messages.
 *
 * <p>Each becomes a datagram as any program would send it, {@code <PRI>program[pid]: text}, and is
 * read by the source's profile like others.
 */
final class InternalSource implements Source {
  private static final Option<String> PROGRAM =
      Option.text("program", "The program that the daemon's own records name.")
          .withDefault("logkeep");

  private static final int FACILITY_SYSLOG = 5 << 3;

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.add(PROGRAM);
      return new Component(ComponentKind.SOURCE, "internal", "The daemon's own messages.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new InternalSource(use, context);
    }
  }

  private final SourceContext context;
  private final EngineJournal.Reader journal;
  private final String header;
  private final int sender;

  private InternalSource(Use use, SourceContext context) {
    this.context = context;
    header = use.options().get(PROGRAM) + "[" + ProcessHandle.current().pid() + "]: ";
    sender = context.intake().addSender(Sender.LOCAL);
    journal = context.journal().reader(() -> context.loop().execute(this::read), this::read);
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public void open() {
    journal.open();
  }

  private void read() {
    long lost = journal.takeLost();
    if (lost > 0) {
      context.intake().lost(lost, "journal-full");
    }
    for (EngineJournal.Entry entry = journal.poll(); entry != null; entry = journal.poll()) {
      byte[] text =
          ("<"
                  + (FACILITY_SYSLOG | entry.severity().code())
                  + ">"
                  + header
                  + entry.text().replace('\n', ' '))
              .getBytes(StandardCharsets.UTF_8);
      RecordBatch batch = context.intake().begin(text.length);
      int offset = batch.append(text);
      batch.addFlags(
          batch.addRow(offset, text.length, sender, entry.micros()), RecordFlags.INTERNAL);
      context.intake().commit();
    }
  }

  @Override
  public void pause() {
    // The journal's queue is bounded and counts what does not fit: nothing to hold back.
  }

  @Override
  public void resume() {
    read();
  }

  @Override
  public void close() {
    read();
    journal.close();
  }
}
