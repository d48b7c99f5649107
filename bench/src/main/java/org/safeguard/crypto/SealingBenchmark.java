package org.safeguard.crypto;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.AEADBadTagException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values of 4,096 bytes, each of another patient than the one before. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(5)
public class SealingBenchmark {

  private static final int PATIENTS = 256;
  private static final int LENGTH = 4096;

  /** What all threads share, as on a server. */
  @State(Scope.Benchmark)
  public static class Records {

    final Sealer sealer = new Sealer();
    final DataKey[] keys = new DataKey[PATIENTS];
    final Binding[] places = new Binding[PATIENTS];
    final byte[][] clear = new byte[PATIENTS][LENGTH];
    final byte[][] sealed = new byte[PATIENTS][];

    public Records() {
      Random random = new Random(1);
      for (int i = 0; i < PATIENTS; i++) {
        UUID patient = UUID.randomUUID();
        keys[i] = key(random, patient.toString());
        places[i] = new Binding("resource", "body", UUID.randomUUID(), 1, patient.toString());
        random.nextBytes(clear[i]);
        sealed[i] = sealer.seal(keys[i], places[i], clear[i]);
      }
    }

    private static DataKey key(Random random, String patient) {
      byte[] bytes = new byte[KeyMaterial.LENGTH];
      random.nextBytes(bytes);
      WrappedKey wrapped = new WrappedKey(patient, "none");
      StoredKey stored =
          new StoredKey(
              UUID.randomUUID(), KeyPurpose.PATIENT, wrapped, new byte[KeyCommitment.LENGTH]);
      return new DataKey(
          stored, new KeyMaterial(bytes, Long.MAX_VALUE), evicted -> new KeyMaterial(bytes, 1));
    }
  }

  /** Where a thread stands. */
  @State(Scope.Thread)
  public static class Turn {

    private int turn = new Random().nextInt(PATIENTS);

    int next() {
      turn = (turn + 1) % PATIENTS;
      return turn;
    }
  }

  /** The platform's cipher over the same values under the same keys, and nothing else. */
  @State(Scope.Thread)
  public static class Alone {

    final AesGcm cipher = new AesGcm();
    final KeyCopy[] keys = new KeyCopy[PATIENTS];
    final byte[] associated = new byte[140];
    final byte[] sealed = new byte[AesGcm.NONCE + LENGTH + AesGcm.TAG];

    @Setup
    public void take(Records records) {
      for (int i = 0; i < PATIENTS; i++) {
        keys[i] = records.keys[i].copy();
      }
    }
  }

  @Benchmark
  public byte[] seal(Records records, Turn turn) {
    int i = turn.next();
    return records.sealer.seal(records.keys[i], records.places[i], records.clear[i]);
  }

  @Benchmark
  public byte[] open(Records records, Turn turn) {
    int i = turn.next();
    return records.sealer.open(records.keys[i], records.places[i], records.sealed[i]);
  }

  @Benchmark
  public byte[] sealAndOpen(Records records, Turn turn) {
    int i = turn.next();
    byte[] sealed = records.sealer.seal(records.keys[i], records.places[i], records.clear[i]);
    return records.sealer.open(records.keys[i], records.places[i], sealed);
  }

  @Benchmark
  public byte[] cipherAlone(Records records, Alone alone, Turn turn) throws AEADBadTagException {
    int i = turn.next();
    byte[] data = alone.associated;
    alone.cipher.encrypt(alone.keys[i], data, data.length, records.clear[i], alone.sealed, 0);
    return alone.cipher.decrypt(alone.keys[i], data, data.length, alone.sealed, 0);
  }
}
