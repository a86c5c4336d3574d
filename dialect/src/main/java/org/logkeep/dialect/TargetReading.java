package org.logkeep.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/**
 * How the program of another language reads what is sent to it: no language says that, and it
 * differs from what a converted configuration was read by.
 *
 * @param program the program
 * @param profile how it reads a record
 * @param longest what exceeds this many bytes is cut
 * @param saysKern whether configurations say what becomes of the facility kern in others' hands
 */
public record TargetReading(String program, ParseProfile profile, long longest, boolean saysKern) {
  /** Hints, at the first source that others send to, at what will be read in another way. */
  public void hint(Topology topology, Diagnostics unsaid) {
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        Use source = reader.source();
        if (source.options().value("profile").orElse("") instanceof ParseProfile read
            && !SourceShare.isKernel(source)) {
          List<String> differences = differences(source, read);
          if (!differences.isEmpty()) {
            Diagnostic hint =
                Diagnostic.hint(
                    Flattener.UNSAID,
                    source.span(),
                    "messages are read as " + program + " reads them",
                    "");
            for (String difference : differences) {
              hint = hint.withHelp(difference);
            }
            unsaid.add(hint);
          }
          return;
        }
      }
    }
  }

  private List<String> differences(Use source, ParseProfile read) {
    List<String> lines = new ArrayList<>();
    boolean sameHeader =
        read.header() == profile.header()
            && read.host() == profile.host()
            && read.tag() == profile.tag()
            && read.stamp().equals(profile.stamp())
            && read.rfc5424() == profile.rfc5424();
    if (!sameHeader) {
      lines.add("it decides what is stamp, host, program and process id");
    }
    if (read.text() != profile.text()) {
      lines.add(text());
    }
    if (!saysKern && read.kernBecomesUser() != profile.kernBecomesUser()) {
      lines.add(
          profile.kernBecomesUser()
              ? "what programs send under kern becomes user; " + program + " -k keeps it"
              : "what programs send under kern stays there; until now it became user");
    }
    cut(source).ifPresent(lines::add);
    return lines;
  }

  private String text() {
    return switch (profile.text()) {
      case AS_IS -> "control characters and bytes from 80 to 9f stay as they come";
      case CARETS, CARETS_KEEPING_UTF8 ->
          "control characters and bytes from 80 to 9f become ^X and M-^X; "
              + program
              + " -8 keeps UTF-8";
      case UNDERSCORES, UNDERSCORES_KEEPING_8BIT ->
          "control characters and bytes from 80 to 9f become _";
    };
  }

  private Optional<String> cut(Use source) {
    return source
        .options()
        .value("max-message")
        .filter(most -> most instanceof Long bytes && bytes > longest)
        .map(most -> "messages longer than " + longest + " bytes are cut");
  }
}
