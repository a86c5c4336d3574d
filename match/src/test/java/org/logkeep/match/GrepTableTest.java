package org.logkeep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of constructs in the logcheck specification, section 12; each row also put to grep. */
class GrepTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '"',
      value = {
        "[[:alnum:]_]x~_x~both",
        "[\\.]~\\~both",
        "[\\w]~\\~both",
        "[\\w]~a~none",
        "[a\\]]~\\]~both",
        "[a[]~[~both",
        "^[:[:xdigit:]]+$~fe:80~both",
        "[&&a]~&~both",
        "[]a]~]~both",
        "[^]a]~]~none",
        "\\bfoo\\b~a foo b~both",
        "\\<foo\\>~xfoo~none",
        "foo\\B~foobar~both",
        "\\`a~ba~none",
        "a\\'~ab~none",
        "(a|b)\\1~bb~both",
        "(a|ab)(c|bcd)\\1~abcda~both",
        "^(a*)\\1$~aaaa~both",
        "a{2}~aa~both",
        "^a{,2}$~aaa~none",
        "a{1~a{1~both",
        "a{ 1 }~a{ 1 }~both",
        "{a~{a~both",
        "^a+?$~~both",
        "^a++$~aaa~both",
        "^(a{2}){2}$~aaaa~both",
        "^a{2}{2}$~aaaa~both",
        "^(a|)b$~b~both",
        "a|~zzz~both",
        "a^b~a^b~none",
        "(^a|b)c~xbc~both",
        "a$b~a$b~none",
        "*a~a~both",
        "{2,1}~{2,1}~both",
        "a{1x}~a{1x}~both",
        "({1})a)~a)~both",
        "({1})~b~both",
        "(*|a)~b~both",
        "{1}a~a~both",
        "a)~a)~both",
        "\\d~d~both",
        "\\t~t~both",
        "a\\/b~a/b~both",
        "A~a~none",
        "^.$~é~utf8",
        "^..$~é~c",
        "^\\w$~é~utf8",
        "^[[:alpha:]]$~日~utf8",
        "^[^x]$~é~utf8",
        "\\w~\u0301~none",
        "[[:alpha:]]~\u036f~none",
        "[[:alpha:]]~\u1de7~utf8",
        "[[:upper:]]~\u2102~utf8",
        "[[:lower:]]~\u0138~utf8",
        "^[^a]{2}$~é~c",
        "^k: .*$~k: é~both",
      })
  void readsConstruct(String pattern, String line, String where) {
    byte[] text = (line == null ? "" : line).getBytes(StandardCharsets.UTF_8);
    boolean inC = hits(PatternSyntax.ERE_C, pattern.getBytes(StandardCharsets.UTF_8), text);
    boolean inUtf8 = hits(PatternSyntax.ERE_UTF8, pattern.getBytes(StandardCharsets.UTF_8), text);
    assertThat(inC).as("C").isEqualTo(where.equals("both") || where.equals("c"));
    assertThat(inUtf8).as("UTF-8").isEqualTo(where.equals("both") || where.equals("utf8"));
    byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
    assertThat(Peers.grep("C", bytes, List.of(text), "-E").map(b -> b.get(0)))
        .isEqualTo(Optional.of(inC));
    assertThat(Peers.grep("C.UTF-8", bytes, List.of(text), "-E").map(b -> b.get(0)))
        .isEqualTo(Optional.of(inUtf8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(a~0",
        "a(b[c~3",
        "[b-a]~1",
        "[[:foo:]]~1",
        "[:space:]~0",
        "a\\~1",
        "a{2,1}~1",
        "a{99999}~1",
        "\\1~0",
        "(a)\\2~3",
        "(a)|\\1~4",
        "[[.ab.]]~1",
        "a{}~1",
        "a{1,2,3}~1",
        "(*)~3",
        "(a|{)~5",
        "(^*)~4"
      })
  void refusesWithOffset(String pattern, int offset) {
    byte[] text = pattern.getBytes(StandardCharsets.UTF_8);
    Compilation compilation =
        PatternDatabase.compile(
            List.of(
                new PatternSpec(1, PatternSyntax.ERE_C, text, Set.of()),
                PatternSpec.of(0, PatternSyntax.ERE_C, "fine")),
            CompileOptions.defaults());
    assertThat(compilation.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.id()).isEqualTo(1);
          assertThat(problem.offset()).isEqualTo(offset);
        });
    assertThat(Peers.grep("C", text, List.of(), "-E")).isEmpty();
    byte[] line = "it is fine".getBytes(StandardCharsets.UTF_8);
    long[] hits = new long[1];
    compilation.database().scanner().scan(line, 0, line.length, hits);
    assertThat(hits[0]).as("the other pattern still works").isEqualTo(1);
  }

  @Test
  void strayByteIsMatchedByNothingInUtf8() {
    byte[] line = {'k', ':', ' ', (byte) 0xFF, 'e', 'n', 'd'};
    assertThat(hits(PatternSyntax.ERE_UTF8, "k: .*d$".getBytes(StandardCharsets.UTF_8), line))
        .isFalse();
    assertThat(hits(PatternSyntax.ERE_UTF8, "[^a]e".getBytes(StandardCharsets.UTF_8), line))
        .isFalse();
    assertThat(hits(PatternSyntax.ERE_UTF8, "end$".getBytes(StandardCharsets.UTF_8), line))
        .isTrue();
    assertThat(hits(PatternSyntax.ERE_C, "k: .*d$".getBytes(StandardCharsets.UTF_8), line))
        .isTrue();
  }

  private static boolean hits(PatternSyntax syntax, byte[] pattern, byte[] line) {
    Compilation compilation =
        PatternDatabase.compile(
            List.of(new PatternSpec(0, syntax, pattern, Set.of())), CompileOptions.defaults());
    assertThat(compilation.problems()).isEmpty();
    long[] hits = new long[1];
    compilation.database().scanner().scan(line, 0, line.length, hits);
    return hits[0] != 0;
  }
}
