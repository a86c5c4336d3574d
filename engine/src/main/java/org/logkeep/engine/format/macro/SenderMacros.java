package org.logkeep.engine.format.macro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.Overridable;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** The macros of the way that a record came: addresses, ports, transport, file, source. */
final class SenderMacros {
  private static final byte[] UDP = ascii("udp");
  private static final byte[] RFC5426 = ascii("rfc5426");
  private static final List<byte[]> TCP =
      List.of(ascii("tcp"), ascii("tls"), ascii("rfc6587"), ascii("rfc5425"), ascii("auto"));

  private SenderMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    add(
        all,
        "SOURCEIP",
        "The address of the sender; 127.0.0.1 for a local record.",
        (batch, row, context, out) -> out.put(context.senderAddress(batch, row)));
    add(
        all,
        "PEERIP",
        "The address of the sender; 127.0.0.1 for a local record.",
        new Overridable(
            "PEERIP", (batch, row, context, out) -> out.put(context.senderAddress(batch, row))));
    add(
        all,
        "SOURCEPORT",
        "The port of the sender, or 0.",
        (batch, row, context, out) -> out.putDecimal(context.senderPort(batch, row)));
    add(
        all,
        "PEERPORT",
        "The port of the sender, or 0.",
        new Overridable(
            "PEERPORT",
            (batch, row, context, out) -> out.putDecimal(context.senderPort(batch, row))));
    add(
        all,
        "DESTIP",
        "The address that the record was sent to.",
        (batch, row, context, out) -> out.put(context.localAddress(batch, row)));
    add(
        all,
        "DESTPORT",
        "The port that the record was sent to, or 0.",
        (batch, row, context, out) -> out.putDecimal(context.localPort(batch, row)));
    add(
        all,
        "IP_PROTO",
        "The version of the internet protocol: 4, 6, or 0 for a local record.",
        SenderMacros::version);
    add(
        all,
        "PROTO",
        "The number of the transport protocol: 17 (UDP), 6 (TCP), or 0.",
        SenderMacros::protocol);
    add(
        all,
        "TRANSPORT",
        "How the record came, such as rfc3164+udp.",
        new Overridable(
            "TRANSPORT", (batch, row, context, out) -> out.put(context.transport(batch, row))));
    add(
        all,
        "FILE_NAME",
        "The file that the record was read from.",
        new Overridable(
            "FILE_NAME", (batch, row, context, out) -> out.put(context.fileName(batch, row))));
    add(
        all,
        "SOURCE",
        "The name of the source that the record came in by.",
        new Overridable(
            "SOURCE", (batch, row, context, out) -> out.put(context.sourceName(batch, row))));
    attested(all, "pid", "process", FormatContext::attestedPid);
    attested(all, "uid", "user", FormatContext::attestedUid);
    attested(all, "gid", "group", FormatContext::attestedGid);
    ofProcess(all, "cmdline", "The command line", SenderProcess::putCommandLine);
    ofProcess(all, "exe", "The program file", SenderProcess::putProgramFile);
    return all;
  }

  /** An id of the sender that the kernel vouches for, or -1. */
  @FunctionalInterface
  private interface Id {
    int of(FormatContext context, RecordBatch batch, int row);
  }

  private static void attested(List<MacroDefinition> all, String part, String what, Id id) {
    String name = ".unix." + part;
    add(
        all,
        name,
        "The " + what + " id that the kernel vouches for; nothing for other sources than sockets.",
        new Overridable(
            name,
            (batch, row, context, out) -> {
              int number = id.of(context, batch, row);
              if (number >= 0) {
                out.putDecimal(number);
              }
            }));
  }

  private static void ofProcess(
      List<MacroDefinition> all,
      String part,
      String what,
      BiConsumer<SenderProcess, ByteSink> writer) {
    String name = ".unix." + part;
    add(
        all,
        name,
        what
            + " of the process that the kernel vouches for, if it still runs when the record is"
            + " formatted.",
        new Overridable(
            name,
            (batch, row, context, out) -> {
              int pid = context.attestedPid(batch, row);
              if (pid > 0) {
                writer.accept(SenderProcess.of(pid), out);
              }
            }));
  }

  private static void add(List<MacroDefinition> all, String name, String doc, Formatter formatter) {
    all.add(MacroDefinition.of(name, doc, settings -> formatter));
  }

  private static void version(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    if (context.senderPort(batch, row) == 0) {
      out.put('0');
      return;
    }
    out.put(contains(context.senderAddress(batch, row), ':') ? '6' : '4');
  }

  private static void protocol(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    byte[] transport = context.transport(batch, row);
    if (endsWith(transport, UDP) || endsWith(transport, RFC5426)) {
      out.putDecimal(17);
    } else if (context.senderPort(batch, row) != 0
        && TCP.stream().anyMatch(end -> endsWith(transport, end))) {
      out.put('6');
    } else {
      out.put('0');
    }
  }

  private static boolean contains(byte[] text, int wanted) {
    for (byte b : text) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(byte[] text, byte[] end) {
    return text.length >= end.length
        && Arrays.equals(text, text.length - end.length, text.length, end, 0, end.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
