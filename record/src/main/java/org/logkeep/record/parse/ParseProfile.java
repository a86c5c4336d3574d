package org.logkeep.record.parse;

import java.util.Set;
import org.logkeep.record.stamp.StampForm;
import org.logkeep.record.stamp.StampRule;
import org.logkeep.record.stamp.YearRule;

/**
 * Which guesses the parser makes about a record: immutable, shared by all parsers of a source.
 *
 * @param header what is taken for a header
 * @param priority how the priority is read
 * @param rfc5424 whether the header of RFC 5424 is looked for
 * @param stamp which stamps are accepted
 * @param useStamp whether an accepted stamp is believed; otherwise it is read and thrown away
 * @param host how the host of a classic header is found
 * @param keepHost whether a host that was found is believed; otherwise it is read and thrown away
 * @param checkHost a host may only hold letters, digits and {@code -_.:@/}
 * @param badHost words that are never hosts
 * @param tag what counts as program and process id
 * @param checkProgram a program must hold a letter, and only letters, digits and {@code .-_()/}
 * @param keepHeader whether the literal text of the tag is kept in the field HEADER
 * @param relayWords whether {@code Message forwarded from HOST:} and {@code last message repeated}
 *     are known
 * @param ciscoSequence whether a sequence number and clock state before the stamp are known
 * @param kernel the records come from the kernel: one without a header has the program kernel
 * @param kernBecomesUser facility kern is replaced by user, since only the kernel may use it
 * @param nulEndsText whether a NUL ends the record
 * @param text what happens to the bytes before the header is read
 * @param lines what becomes of line breaks within the message
 * @param utf8 when a message is marked as UTF-8
 * @param refuseIncomplete a record without program or without text is refused
 * @param keepRaw whether the record as received may be asked for
 * @param reportErrors a report takes the place of a faulty record; otherwise its text is kept
 */
public record ParseProfile(
    HeaderShape header,
    PriorityRule priority,
    Rfc5424Rule rfc5424,
    StampRule stamp,
    boolean useStamp,
    HostRule host,
    boolean keepHost,
    boolean checkHost,
    HostPattern badHost,
    TagRule tag,
    boolean checkProgram,
    boolean keepHeader,
    boolean relayWords,
    boolean ciscoSequence,
    boolean kernel,
    boolean kernBecomesUser,
    boolean nulEndsText,
    TextRule text,
    LineRule lines,
    Utf8Rule utf8,
    boolean refuseIncomplete,
    boolean keepRaw,
    boolean reportErrors) {

  /**
   * A builder that begins with the most tolerant reading: everything is accepted, nothing is
   * changed or dropped.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that begins with this profile. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.header = header;
    builder.priority = priority;
    builder.rfc5424 = rfc5424;
    builder.stamp = stamp;
    builder.useStamp = useStamp;
    builder.host = host;
    builder.keepHost = keepHost;
    builder.checkHost = checkHost;
    builder.badHost = badHost;
    builder.tag = tag;
    builder.checkProgram = checkProgram;
    builder.keepHeader = keepHeader;
    builder.relayWords = relayWords;
    builder.ciscoSequence = ciscoSequence;
    builder.kernel = kernel;
    builder.kernBecomesUser = kernBecomesUser;
    builder.nulEndsText = nulEndsText;
    builder.text = text;
    builder.lines = lines;
    builder.utf8 = utf8;
    builder.refuseIncomplete = refuseIncomplete;
    builder.keepRaw = keepRaw;
    builder.reportErrors = reportErrors;
    return builder;
  }

  /** Collects the parts of a profile; each method sets the component of the same name. */
  public static final class Builder {
    private HeaderShape header = HeaderShape.CLASSIC;
    private PriorityRule priority =
        new PriorityRule(
            3, 0, 191, 0x3ff, false, false, Otherwise.DEFAULT_PRIORITY, Otherwise.DEFAULT_PRIORITY);
    private Rfc5424Rule rfc5424 = Rfc5424Rule.ELSE_CLASSIC;
    private StampRule stamp =
        new StampRule(Set.of(StampForm.values()), YearRule.NEIGHBOURING_MONTHS, false, false);
    private boolean useStamp = true;
    private HostRule host = HostRule.WORD_AFTER_STAMP;
    private boolean keepHost = true;
    private boolean checkHost;
    private HostPattern badHost = HostPattern.NONE;
    private TagRule tag = TagRule.ANY_WORD;
    private boolean checkProgram;
    private boolean keepHeader = true;
    private boolean relayWords = true;
    private boolean ciscoSequence = true;
    private boolean kernel;
    private boolean kernBecomesUser;
    private boolean nulEndsText;
    private TextRule text = TextRule.AS_IS;
    private LineRule lines = LineRule.KEPT;
    private Utf8Rule utf8 = Utf8Rule.BOM_ONLY;
    private boolean refuseIncomplete;
    private boolean keepRaw;
    private boolean reportErrors = true;

    private Builder() {}

    /** Sets {@link ParseProfile#header}. */
    public Builder header(HeaderShape value) {
      header = value;
      return this;
    }

    /** Sets {@link ParseProfile#priority}. */
    public Builder priority(PriorityRule value) {
      priority = value;
      return this;
    }

    /** Sets {@link ParseProfile#rfc5424}. */
    public Builder rfc5424(Rfc5424Rule value) {
      rfc5424 = value;
      return this;
    }

    /** Sets {@link ParseProfile#stamp}. */
    public Builder stamp(StampRule value) {
      stamp = value;
      return this;
    }

    /** Sets {@link ParseProfile#useStamp}. */
    public Builder useStamp(boolean value) {
      useStamp = value;
      return this;
    }

    /** Sets {@link ParseProfile#host}. */
    public Builder host(HostRule value) {
      host = value;
      return this;
    }

    /** Sets {@link ParseProfile#keepHost}. */
    public Builder keepHost(boolean value) {
      keepHost = value;
      return this;
    }

    /** Sets {@link ParseProfile#checkHost}. */
    public Builder checkHost(boolean value) {
      checkHost = value;
      return this;
    }

    /** Sets {@link ParseProfile#badHost}. */
    public Builder badHost(HostPattern value) {
      badHost = value;
      return this;
    }

    /** Sets {@link ParseProfile#tag}. */
    public Builder tag(TagRule value) {
      tag = value;
      return this;
    }

    /** Sets {@link ParseProfile#checkProgram}. */
    public Builder checkProgram(boolean value) {
      checkProgram = value;
      return this;
    }

    /** Sets {@link ParseProfile#keepHeader}. */
    public Builder keepHeader(boolean value) {
      keepHeader = value;
      return this;
    }

    /** Sets {@link ParseProfile#relayWords}. */
    public Builder relayWords(boolean value) {
      relayWords = value;
      return this;
    }

    /** Sets {@link ParseProfile#ciscoSequence}. */
    public Builder ciscoSequence(boolean value) {
      ciscoSequence = value;
      return this;
    }

    /** Sets {@link ParseProfile#kernel}. */
    public Builder kernel(boolean value) {
      kernel = value;
      return this;
    }

    /** Sets {@link ParseProfile#kernBecomesUser}. */
    public Builder kernBecomesUser(boolean value) {
      kernBecomesUser = value;
      return this;
    }

    /** Sets {@link ParseProfile#nulEndsText}. */
    public Builder nulEndsText(boolean value) {
      nulEndsText = value;
      return this;
    }

    /** Sets {@link ParseProfile#text}. */
    public Builder text(TextRule value) {
      text = value;
      return this;
    }

    /** Sets {@link ParseProfile#lines}. */
    public Builder lines(LineRule value) {
      lines = value;
      return this;
    }

    /** Sets {@link ParseProfile#utf8}. */
    public Builder utf8(Utf8Rule value) {
      utf8 = value;
      return this;
    }

    /** Sets {@link ParseProfile#refuseIncomplete}. */
    public Builder refuseIncomplete(boolean value) {
      refuseIncomplete = value;
      return this;
    }

    /** Sets {@link ParseProfile#keepRaw}. */
    public Builder keepRaw(boolean value) {
      keepRaw = value;
      return this;
    }

    /** Sets {@link ParseProfile#reportErrors}. */
    public Builder reportErrors(boolean value) {
      reportErrors = value;
      return this;
    }

    /** The profile. */
    public ParseProfile build() {
      return new ParseProfile(
          header,
          priority,
          rfc5424,
          stamp,
          useStamp,
          host,
          keepHost,
          checkHost,
          badHost,
          tag,
          checkProgram,
          keepHeader,
          relayWords,
          ciscoSequence,
          kernel,
          kernBecomesUser,
          nulEndsText,
          text,
          lines,
          utf8,
          refuseIncomplete,
          keepRaw,
          reportErrors);
    }
  }
}
