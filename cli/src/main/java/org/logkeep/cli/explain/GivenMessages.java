package org.logkeep.cli.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a command line.
 *
 * @param arguments one message each; {@code -} stands for the lines of standard input
 */
record GivenMessages(List<String> arguments) {
  /** Their bytes; what comes from standard input is taken as it is, whatever its encoding. */
  List<byte[]> read(InputStream in) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).split("\n")) {
          all.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
      } else {
        all.add(argument.getBytes(StandardCharsets.UTF_8));
      }
    }
    return all;
  }
}
