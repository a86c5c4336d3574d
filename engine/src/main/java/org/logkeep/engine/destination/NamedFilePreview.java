package org.logkeep.engine.destination;

import java.util.List;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.PathText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * The preview of files that records name.
 *
 * @param root the literal directory
 * @param names makes the name below it
 * @param form makes the bytes
 * @param notes what else decides
 */
record NamedFilePreview(String root, Formatter names, Formatter form, List<String> notes)
    implements Preview {
  @Override
  public Written of(RecordBatch batch, int row, FormatContext context) {
    ByteSink name = new ByteSink(256);
    names.format(batch, row, context, name);
    String asMade = PathText.decode(name.toByteArray());
    if (!RenderedName.confine(name)) {
      return new Written(
          "file",
          "",
          new byte[0],
          List.of("the name '" + asMade + "' leads out of " + root + ": dropped and counted"));
    }
    ByteSink out = new ByteSink(512);
    form.format(batch, row, context, out);
    return new Written(
        "file", root + "/" + PathText.decode(name.toByteArray()), out.toByteArray(), notes);
  }
}
