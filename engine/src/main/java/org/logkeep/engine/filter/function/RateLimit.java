package org.logkeep.engine.filter.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.ByteKey;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/**
 * At most so many records a second with the same key. Each key has a bucket of tokens, full at
 * first and refilled continuously; a full bucket is the same as none, so those are thrown away when
 * there are too many.
 */
final class RateLimit implements FilterDefinition {
  private static final Option<Template> KEY =
      Option.template("key", "Records with the same text share a limit; if not given, all do.");
  private static final Option<Long> RATE =
      Option.number("rate", "Records a second.", 1, 1_000_000_000).mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        "rate-limit",
        "At most so many records a second with the same key.",
        List.of(KEY, RATE));
  }

  @Override
  public Predicate compile(FilterUse use) {
    Optional<TextReader> key = use.options().find(KEY).map(use::reader);
    return new Limited(key, use.options().get(RATE), use.span());
  }

  private static final class Limited implements Predicate {
    private static final int MANY = 65_536;
    private static final long SECOND = 1_000_000;

    private final Optional<TextReader> key;
    private final long rate;
    private final Span span;
    private final Map<ByteKey, Bucket> buckets = new HashMap<>();
    private final ByteKey probe = new ByteKey();

    Limited(Optional<TextReader> key, long rate, Span span) {
      this.key = key;
      this.rate = rate;
      this.span = span;
    }

    /** A bucket counts millionths of a token. */
    private static final class Bucket {
      private long tokens;
      private long filled;

      Bucket(long tokens, long filled) {
        this.tokens = tokens;
        this.filled = filled;
      }

      void fill(long now, long rate) {
        long passed = Math.clamp(now - filled, 0, SECOND);
        tokens = Math.min(rate * SECOND, tokens + passed * rate);
        filled = now;
      }
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      Bucket bucket = bucket(batch, row, context);
      bucket.fill(context.now(), rate);
      if (bucket.tokens < SECOND) {
        return false;
      }
      bucket.tokens -= SECOND;
      return true;
    }

    private Bucket bucket(RecordBatch batch, int row, FilterContext context) {
      if (key.isPresent()) {
        TextView text = key.get().read(batch, row, context);
        probe.pointAt(text.bytes(), text.offset(), text.length());
      }
      Bucket bucket = buckets.get(probe);
      if (bucket == null) {
        long now = context.now();
        if (buckets.size() >= MANY) {
          discardFull(now);
        }
        bucket = new Bucket(rate * SECOND, now);
        buckets.put(probe.toStored(), bucket);
      }
      return bucket;
    }

    private void discardFull(long now) {
      buckets
          .values()
          .removeIf(bucket -> {
            bucket.fill(now, rate);
            return bucket.tokens >= rate * SECOND;
          });
      if (buckets.size() >= MANY) {
        buckets.clear();
      }
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      Bucket bucket = bucket(batch, row, context);
      bucket.fill(context.now(), rate);
      return Explanation.of(
          bucket.tokens >= SECOND,
          "at most " + rate + " a second",
          bucket.tokens / SECOND + " left",
          span);
    }
  }
}
