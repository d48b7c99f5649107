package org.safeguard.audit;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.safeguard.audit.LogSession.CommitUnknown;
import org.safeguard.audit.LogSession.NotReplicated;
import org.safeguard.audit.LogSession.Orphan;
import org.safeguard.audit.LogSession.Place;
import org.safeguard.audit.LogSession.Position;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainCheck;
import org.safeguard.verify.ChainedEntry;

/** The log's database in memory. It fails when, and in the way, that a test says. */
final class FakeLogStore implements LogStore {

  /** What happens to an append instead of success. */
  enum Fault {
    /** The session is gone before the commit is sent. */
    LOST,
    /** The commit is sent and done, but its answer is lost. */
    ANSWER_LOST,
    /** The session is gone with the commit, which is not done. */
    COMMIT_LOST,
    /** The session does not hold the chain any more. */
    FENCED,
    /** Committed, but the standby was not waited for. */
    NOT_REPLICATED,
    /** Refused for {@link #refusal}; the session lives on. */
    REFUSED,
    /** The virtual machine fails before the commit is sent. */
    ERROR
  }

  /** An actor whose entries the database can't hold. */
  static final String POISON = "poison";

  final Deque<Fault> faults = new ArrayDeque<>();
  final Map<String, String> settings =
      new HashMap<>(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));
  final Set<YearMonth> months = new TreeSet<>();
  final Map<Long, Place> places = new HashMap<>();
  final TreeMap<Long, byte[]> revisions = new TreeMap<>();

  /** Why an append is refused. */
  String refusal = "53100";

  /** Below this transaction all is committed; a revision's transaction has its own number. */
  long horizon = 1_000_000;

  /** Appends take a permit each. */
  final Semaphore appends = new Semaphore(Integer.MAX_VALUE / 2);

  private final List<Batch> batches = new ArrayList<>();
  private final List<ChainedEntry> entries = new ArrayList<>();
  private long chains;
  private boolean down;

  @Override
  public synchronized LogSession open() throws SQLException {
    if (down) {
      throw new SQLException("connection refused", "08001");
    }
    return new FakeSession();
  }

  synchronized void down(boolean now) {
    down = now;
  }

  synchronized void fault(Fault fault) {
    faults.add(fault);
  }

  synchronized List<Batch> batches(long chain) {
    return batches.stream().filter(batch -> batch.chain() == chain).toList();
  }

  synchronized List<ChainedEntry> entries(long chain) {
    return entries.stream().filter(entry -> entry.chain() == chain).toList();
  }

  synchronized List<ChainedEntry> entries() {
    return List.copyOf(entries);
  }

  synchronized long chains() {
    return chains;
  }

  /** What is wrong with any of the chains. */
  synchronized List<ChainCheck.Fault> faultsFound() {
    List<ChainCheck.Fault> found = new ArrayList<>();
    for (long chain = 1; chain <= chains; chain++) {
      ChainCheck.check(
              chain,
              batches(chain).iterator(),
              entries(chain).iterator(),
              Optional.of(FakeVault.mac(chain)))
          .fault()
          .ifPresent(found::add);
    }
    return found;
  }

  /** A session; once lost it does nothing more. */
  private final class FakeSession implements LogSession {

    private boolean lost;

    @Override
    public Map<String, String> settings(Collection<String> names) throws SQLException {
      synchronized (FakeLogStore.this) {
        live();
        return Map.copyOf(settings);
      }
    }

    @Override
    public void ensureMonth(YearMonth month) {
      months.add(month);
    }

    @Override
    public long nextChain() throws SQLException {
      synchronized (FakeLogStore.this) {
        live();
        return ++chains;
      }
    }

    @Override
    public List<Head> heads() {
      synchronized (FakeLogStore.this) {
        List<Head> heads = new ArrayList<>();
        for (long chain = 1; chain <= chains; chain++) {
          head(chain).ifPresent(heads::add);
        }
        return heads;
      }
    }

    @Override
    public void begin(String node, String macKey, LinkedBatch first) {
      synchronized (FakeLogStore.this) {
        store(first);
      }
    }

    @Override
    public void append(LinkedBatch batch) throws SQLException {
      appends.acquireUninterruptibly();
      synchronized (FakeLogStore.this) {
        live();
        refuseWhatCannotBeStored(batch);
        Fault fault = faults.poll();
        if (fault == null) {
          store(batch);
          return;
        }
        fail(fault, batch);
      }
    }

    private void fail(Fault fault, LinkedBatch batch) throws SQLException {
      SQLException gone = new SQLException("gone", "08006");
      switch (fault) {
        case LOST -> {
          lost = true;
          throw gone;
        }
        case ANSWER_LOST -> {
          store(batch);
          lost = true;
          throw new CommitUnknown(gone);
        }
        case COMMIT_LOST -> {
          lost = true;
          throw new CommitUnknown(gone);
        }
        case FENCED -> throw new SQLException("not the chain's session", "55006");
        case NOT_REPLICATED -> {
          store(batch);
          throw new NotReplicated(new SQLException("cancelled", "01000"));
        }
        case REFUSED -> throw new SQLException("refused", refusal);
        case ERROR -> throw new NoClassDefFoundError("a class is gone");
      }
    }

    private void refuseWhatCannotBeStored(LinkedBatch batch) throws SQLException {
      if (batch.waiting().stream().anyMatch(p -> p.fields().actor().equals(POISON))) {
        throw new SQLException("bad value", "22021");
      }
      if (batch.waiting().stream()
          .anyMatch(
              p -> p.revision().isPresent() && places.containsKey(p.revision().getAsLong()))) {
        throw new SQLException("duplicate", "23505");
      }
    }

    private void store(LinkedBatch batch) {
      batches.add(batch.batch());
      for (int i = 0; i < batch.entries().size(); i++) {
        ChainedEntry entry = batch.entries().get(i);
        entries.add(entry);
        batch
            .waiting()
            .get(i)
            .revision()
            .ifPresent(
                revision -> places.put(revision, new Place(entry.chain(), entry.sequence())));
      }
    }

    private Optional<Head> head(long chain) {
      return batches.stream()
          .filter(batch -> batch.chain() == chain)
          .reduce((before, after) -> after)
          .map(batch -> new Head(chain, batch.last(), batch.head()));
    }

    @Override
    public Optional<Head> headOnceSettled(long chain) {
      synchronized (FakeLogStore.this) {
        return head(chain);
      }
    }

    @Override
    public Map<Long, Place> places(Collection<Long> asked) {
      synchronized (FakeLogStore.this) {
        Map<Long, Place> found = new HashMap<>(places);
        found.keySet().retainAll(asked);
        return found;
      }
    }

    @Override
    public long horizon() {
      return horizon;
    }

    @Override
    public Optional<Position> sliceEnd(Position after, long below, int size) {
      return between(after, Position.before(below)).stream().skip(size - 1L).findFirst();
    }

    @Override
    public List<Orphan> orphans(Position after, Position upTo, int limit) {
      synchronized (FakeLogStore.this) {
        return between(after, upTo).stream()
            .filter(position -> !places.containsKey(position.revision()))
            .limit(limit)
            .map(position -> new Orphan(position, revisions.get(position.revision())))
            .toList();
      }
    }

    /** A revision's transaction has the revision's number. */
    private List<Position> between(Position after, Position upTo) {
      return revisions.keySet().stream()
          .map(revision -> new Position(revision, revision))
          .filter(
              p ->
                  p.transaction() > after.transaction() && p.transaction() < upTo.transaction()
                      || p.equals(upTo))
          .toList();
    }

    @Override
    public boolean alive() {
      return !lost && !down;
    }

    @Override
    public void close() {
      lost = true;
    }

    private void live() throws SQLException {
      if (lost || down) {
        throw new SQLException("gone", "08006");
      }
    }
  }
}
