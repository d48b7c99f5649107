package org.safeguard.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Tokens of what patients and observations are found by, one after the other. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(5)
public class TokenBenchmark {

  private static final int PATIENTS = 64;

  private record Term(String field, String normalised) {}

  /** What all threads share, as on a server. */
  @State(Scope.Benchmark)
  public static class Terms {

    final TokenIndex index = new TokenIndex(new OneKey());
    private final List<Term> terms = new ArrayList<>();

    public Terms() {
      Random random = new Random(1);
      for (int i = 0; i < PATIENTS; i++) {
        name("Patient.family", letters(random));
        name("Patient.given", letters(random));
        identifier("Patient.identifier", "urn:hospital:record", "MR-" + random.nextInt(1 << 20));
        identifier("Observation.identifier", "", new UUID(random.nextLong(), i).toString());
      }
    }

    /** As names are indexed: the prefixes of 2 to 12 letters, and the whole. */
    private void name(String field, String name) {
      for (int length = 2; length <= Math.min(12, name.length()); length++) {
        terms.add(new Term(field, name.substring(0, length)));
      }
      terms.add(new Term(field + ":exact", name));
    }

    private void identifier(String field, String system, String value) {
      terms.add(new Term(field, system + "|" + value));
      terms.add(new Term(field + ".value", value));
    }

    private static String letters(Random random) {
      return random
          .ints(4 + random.nextInt(9), 'a', 'z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  /** Where a thread stands. */
  @State(Scope.Thread)
  public static class Turn {

    private int turn;

    Term next(Terms terms) {
      turn = (turn + 1) % terms.terms.size();
      return terms.terms.get(turn);
    }
  }

  /** HMAC alone, as the platform gives it, over a message as long as most are. */
  @State(Scope.Thread)
  public static class Alone {

    final HmacSha256 mac = new HmacSha256(new KeyCopy(new byte[KeyMaterial.LENGTH]));
    final byte[] message = new byte[30];
    final byte[] digest = new byte[HmacSha256.LENGTH];
  }

  @Benchmark
  public long token(Terms terms, Turn turn) {
    Term term = turn.next(terms);
    return terms.index.token(term.field(), term.normalised());
  }

  @Benchmark
  public byte[] hmacAlone(Alone alone) {
    alone.mac.write(alone.message, alone.message.length, alone.digest);
    return alone.digest;
  }

  /** The index key without a vault. */
  private static final class OneKey extends DataKeys {

    @Override
    public DataKey standing(KeyPurpose purpose, String subject) {
      StoredKey stored =
          new StoredKey(
              UUID.randomUUID(),
              purpose,
              new WrappedKey(subject, "none"),
              new byte[KeyCommitment.LENGTH]);
      byte[] bytes = new byte[KeyMaterial.LENGTH];
      return new DataKey(
          stored, new KeyMaterial(bytes, Long.MAX_VALUE), evicted -> new KeyMaterial(bytes, 1));
    }
  }
}
