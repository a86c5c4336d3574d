package org.logkeep.engine.format.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.macro.MacroDefinition;
import org.logkeep.engine.format.macro.Macros;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.record.parse.SdataReader;
import org.logkeep.topology.template.Template;

/**
 * Collects the names and values that {@link PairOptions} ask for: macros and given pairs, whose
 * names are known now, and the name-value pairs and structured data that a record happens to have.
 */
final class PairCollector {
  private static final List<String> CORE =
      List.of("FACILITY", "PRIORITY", "HOST", "PROGRAM", "PID", "MESSAGE", "DATE");
  private static final List<String> FIELDS =
      List.of("HOST", "HOST_FROM", "MESSAGE", "PROGRAM", "PID", "MSGID", "SOURCE", "FILE_NAME");
  private static final List<String> DOTTED =
      List.of(".unix.pid", ".unix.uid", ".unix.gid", ".unix.exe", ".unix.cmdline");

  private final PairOptions options;
  private final PairTable table = new PairTable();
  private final SdataReader sdata = new SdataReader();
  private final ByteSink scratch = new ByteSink(64);
  private final TextView view = new TextView();
  private final List<Known> known = new ArrayList<>();
  private final boolean plainNames;
  private final boolean dottedNames;
  private final boolean structured;

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Known(byte[] name, Formatter value, int kind, boolean evenEmpty) {}

  /** A function that goes over the pairs of a record, once its arguments are read. */
  interface Use {
    Formatter of(PairCollector collector, PairOptions options);
  }

  /** Compiles a call that has such arguments; one that is wrong is an error of the call. */
  static Formatter compile(FunctionCall call, Use use) {
    PairOptions options = new PairOptions();
    Optional<String> problem = options.read(call);
    return problem.isPresent()
        ? call.error(problem.get())
        : use.of(new PairCollector(call, options), options);
  }

  private PairCollector(FunctionCall call, PairOptions options) {
    this.options = options;
    List<String> scopes = options.scopes();
    boolean everything = scopes.contains("everything");
    boolean all = everything || scopes.contains("all-nv-pairs");
    plainNames = all || scopes.contains("nv-pairs");
    dottedNames = all || scopes.contains("dot-nv-pairs");
    structured =
        dottedNames
            || scopes.contains("sdata")
            || scopes.contains("rfc5424")
            || scopes.contains("syslog-proto");
    for (String name : macros(call, everything)) {
      if (options.excludes().stream().noneMatch(glob -> glob.matches(name))) {
        known.add(
            new Known(
                Template.bytes(renamed(name)),
                call.formatter(Template.of(Template.macro(name))),
                RecordValues.KIND_TEXT,
                false));
      }
    }
    options
        .pairs()
        .forEach((name, value) ->
            known.add(
                new Known(
                    Template.bytes(renamed(name)),
                    call.formatter(value.template()),
                    value.kind(),
                    true)));
  }

  private Set<String> macros(FunctionCall call, boolean everything) {
    Set<String> names = new LinkedHashSet<>();
    if (plainNames) {
      names.addAll(FIELDS);
    }
    if (dottedNames) {
      names.addAll(DOTTED);
    }
    for (String scope : options.scopes()) {
      switch (scope) {
        case "rfc3164", "core", "base" -> names.addAll(CORE);
        case "rfc5424", "syslog-proto" -> {
          names.addAll(CORE);
          names.add("MSGID");
        }
        case "selected-macros" -> {
          names.addAll(CORE);
          names.addAll(List.of("TAGS", "SOURCEIP", "SEQNUM"));
        }
        default -> {}
      }
    }
    Macros macros = new Macros();
    if (everything || options.scopes().contains("all-macros")) {
      macros.all().stream().map(MacroDefinition::name).forEach(names::add);
    }
    for (String name : options.keyNames()) {
      if (macros.find(name).isPresent() || call.scope().find(name).isPresent()) {
        names.add(name);
      }
    }
    for (List<String> fields : List.of(FIELDS, DOTTED)) {
      for (String field : fields) {
        if (options.keys().stream().anyMatch(glob -> glob.matches(field))) {
          names.add(field);
        }
      }
    }
    return names;
  }

  private String renamed(String name) {
    String changed = name;
    for (Rekey rekey : options.rekeys()) {
      changed = rekey.apply(changed);
    }
    return changed;
  }

  /** The names and values of a record, unsorted; valid until the next call. */
  PairTable collect(RecordBatch batch, int row, FormatContext context) {
    table.clear();
    ByteSink bytes = table.bytes();
    if (structured || !options.keys().isEmpty()) {
      addStructured(batch, row);
    }
    addValues(batch, row);
    for (Known pair : known) {
      int nameAt = bytes.size();
      bytes.put(pair.name);
      int valueAt = bytes.size();
      pair.value.format(batch, row, context, bytes);
      finish(nameAt, valueAt, pair.kind, pair.evenEmpty);
    }
    return table;
  }

  private void finish(int nameAt, int valueAt, int kind, boolean evenEmpty) {
    ByteSink bytes = table.bytes();
    boolean empty = bytes.size() == valueAt;
    if (empty && (!evenEmpty || options.omitEmpty())) {
      bytes.truncate(nameAt);
      return;
    }
    view.set(bytes, valueAt);
    if (!PairValue.fits(kind, view)) {
      table.fail();
    }
    table.add(nameAt, valueAt, kind);
  }

  private void addValues(RecordBatch batch, int row) {
    RecordValues values = batch.values();
    byte[] data = batch.data();
    ByteSink bytes = table.bytes();
    for (int e = batch.valueHead(row); e != RecordValues.NONE; e = values.next(e)) {
      int nameOffset = values.nameOffset(e);
      int nameLength = values.nameLength(e);
      if (values.kind(e) == RecordValues.KIND_TAG
          || !wanted(data, nameOffset, nameLength)
          || isHidden(batch, row, e)) {
        continue;
      }
      int nameAt = bytes.size();
      putName(data, nameOffset, nameLength);
      int valueAt = bytes.size();
      bytes.put(data, values.valueOffset(e), values.valueLength(e));
      finish(nameAt, valueAt, values.kind(e), true);
    }
  }

  /** Whether an entry was unset, or a newer one has its name. */
  private static boolean isHidden(RecordBatch batch, int row, int entry) {
    RecordValues values = batch.values();
    if (values.valueOffset(entry) < 0) {
      return true;
    }
    byte[] data = batch.data();
    int from = values.nameOffset(entry);
    int to = from + values.nameLength(entry);
    for (int e = batch.valueHead(row); e != entry; e = values.next(e)) {
      int other = values.nameOffset(e);
      if (values.kind(e) != RecordValues.KIND_TAG
          && Arrays.equals(data, from, to, data, other, other + values.nameLength(e))) {
        return true;
      }
    }
    return false;
  }

  private void addStructured(RecordBatch batch, int row) {
    ByteSink bytes = table.bytes();
    sdata.reset(batch, row);
    while (sdata.nextElement()) {
      while (sdata.nextParameter()) {
        scratch.clear();
        scratch.put(SdataReader.PREFIX.getBytes(StandardCharsets.US_ASCII));
        scratch.put(batch.data(), sdata.idOffset(), sdata.idLength());
        scratch.put('.');
        scratch.put(batch.data(), sdata.nameOffset(), sdata.nameLength());
        if (!wanted(scratch.array(), 0, scratch.size()) || isOverridden(batch, row)) {
          continue;
        }
        int nameAt = bytes.size();
        putName(scratch.array(), 0, scratch.size());
        int valueAt = bytes.size();
        sdata.writeValue(bytes);
        finish(nameAt, valueAt, RecordValues.KIND_TEXT, true);
      }
    }
  }

  /** Whether the record has a name-value pair that replaces the parameter named in the scratch. */
  private boolean isOverridden(RecordBatch batch, int row) {
    int head = batch.valueHead(row);
    if (head == RecordValues.NONE) {
      return false;
    }
    byte[] name = scratch.toByteArray();
    int hash = RecordValues.hash(name, 0, name.length);
    return batch.values().find(head, batch.data(), name, hash) != RecordValues.NONE;
  }

  private boolean wanted(byte[] bytes, int offset, int length) {
    boolean dotted = length > 0 && bytes[offset] == '.';
    boolean in =
        dotted
            ? dottedNames || (structured && startsWithPrefix(bytes, offset, length))
            : plainNames;
    for (int i = 0; !in && i < options.keys().size(); i++) {
      in = options.keys().get(i).matches(bytes, offset, length);
    }
    for (int i = 0; in && i < options.excludes().size(); i++) {
      in = !options.excludes().get(i).matches(bytes, offset, length);
    }
    return in;
  }

  private static boolean startsWithPrefix(byte[] bytes, int offset, int length) {
    String prefix = SdataReader.PREFIX;
    boolean same = length >= prefix.length();
    for (int i = 0; same && i < prefix.length(); i++) {
      same = bytes[offset + i] == prefix.charAt(i);
    }
    return same;
  }

  private void putName(byte[] from, int offset, int length) {
    for (Rekey rekey : options.rekeys()) {
      if (rekey.applies(from, offset, length)) {
        table
            .bytes()
            .put(Template.bytes(renamed(new String(from, offset, length, StandardCharsets.UTF_8))));
        return;
      }
    }
    table.bytes().put(from, offset, length);
  }
}
