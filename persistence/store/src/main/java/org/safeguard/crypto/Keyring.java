package org.safeguard.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Opens stored keys: from the cache, or through the vault with the commitment checked. When the
 * vault withdraws the keys, every cached one goes at once.
 */
@ApplicationScoped
class Keyring {

  private final KeyWrapper wrapper;
  private final KeyLookup lookup;
  private final KeyCache cache;
  private final Event<KeysWithdrawn> withdrawals;
  private final UnwrapMeter meter = new UnwrapMeter(System::nanoTime);

  /** For the container's proxy only. */
  protected Keyring() {
    this(null, null, null, null);
  }

  @Inject
  Keyring(KeyWrapper wrapper, KeyLookup lookup, KeyCache cache, Event<KeysWithdrawn> withdrawals) {
    this.wrapper = wrapper;
    this.lookup = lookup;
    this.cache = cache;
    this.withdrawals = withdrawals;
  }

  /** Has the vault make a key for the subject; it is cached but stored nowhere yet. */
  StoredKey make(KeyPurpose purpose, String subject) {
    WrappedKey wrapped = asking(purpose, () -> wrapper.newKey(purpose, subject));
    byte[] bytes = unwrapped(purpose, List.of(wrapped)).get(0);
    UUID id = UUID.randomUUID();
    StoredKey made = new StoredKey(id, purpose, wrapped, commitment(bytes, id, purpose, subject));
    cache.keep(made, bytes);
    return made;
  }

  /**
   * Passes while the vault gives this server keys.
   *
   * @throws KeysUnavailable if it does not; where it has withdrawn them, none is at hand any more
   */
  void check() {
    asking(
        KeyPurpose.PATIENT,
        () -> {
          wrapper.check();
          return null;
        });
  }

  CacheFigures cacheFigures() {
    return cache.figures();
  }

  UnwrapFigures unwrapFigures() {
    return meter.figures();
  }

  /** The key of this id, if it is cached. */
  Optional<DataKey> find(UUID id) {
    return cache.find(id).map(this::handle);
  }

  DataKey open(StoredKey stored) {
    return handle(opened(stored));
  }

  /** Opens a key by what is given alone, whatever is cached. */
  DataKey openAnew(StoredKey stored) {
    cache.drop(stored.id());
    return open(stored);
  }

  /** Opens all, each purpose together. */
  List<DataKey> openAll(Collection<StoredKey> keys) {
    return keys.stream().collect(Collectors.groupingBy(StoredKey::purpose)).entrySet().stream()
        .flatMap(group -> unwrap(group.getKey(), group.getValue()).stream())
        .map(this::handle)
        .toList();
  }

  private OpenKey opened(StoredKey stored) {
    return cache
        .find(stored.id())
        .orElseGet(() -> unwrap(stored.purpose(), List.of(stored)).get(0));
  }

  /**
   * Opens keys as they were read; where the vault won't, as they stand now. Between the two they
   * may have been wrapped anew, and the version that they were read under turned away.
   */
  private List<OpenKey> unwrap(KeyPurpose purpose, List<StoredKey> keys) {
    try {
      return unwrapAsRead(purpose, keys);
    } catch (KeyRefused refused) {
      List<StoredKey> now = now(keys);
      if (texts(now).equals(texts(keys))) {
        throw refused;
      }
      return unwrapAsRead(purpose, now);
    }
  }

  /** The same keys read anew, in their order; as they were read those that are in no table. */
  private List<StoredKey> now(List<StoredKey> keys) {
    Map<UUID, StoredKey> stored =
        lookup.findAll(keys.stream().map(StoredKey::id).toList()).stream()
            .collect(Collectors.toMap(StoredKey::id, Function.identity()));
    return keys.stream().map(key -> stored.getOrDefault(key.id(), key)).toList();
  }

  private static List<String> texts(List<StoredKey> keys) {
    return keys.stream().map(key -> key.wrapped().text()).toList();
  }

  private List<OpenKey> unwrapAsRead(KeyPurpose purpose, List<StoredKey> keys) {
    List<WrappedKey> wrapped = keys.stream().map(StoredKey::wrapped).toList();
    List<byte[]> unwrapped = unwrapped(purpose, wrapped);
    List<OpenKey> opened = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      opened.add(keep(keys.get(i), unwrapped.get(i)));
    }
    return opened;
  }

  private List<byte[]> unwrapped(KeyPurpose purpose, List<WrappedKey> wrapped) {
    return asking(purpose, () -> meter.count(() -> wrapper.unwrap(purpose, wrapped)));
  }

  private OpenKey keep(StoredKey stored, byte[] bytes) {
    try (KeyCopy copy = new KeyCopy(bytes.clone())) {
      KeyCommitment.check(copy, stored);
    }
    return cache.keep(stored, bytes);
  }

  private DataKey handle(OpenKey key) {
    return new DataKey(key.stored(), key.material(), stored -> opened(stored).material());
  }

  private static byte[] commitment(byte[] bytes, UUID id, KeyPurpose purpose, String subject) {
    try (KeyCopy copy = new KeyCopy(bytes.clone())) {
      return KeyCommitment.of(copy, id, purpose, subject);
    }
  }

  /** Who is denied a key that seals a file is not denied those that open records. */
  private <T> T asking(KeyPurpose purpose, Supplier<T> question) {
    try {
      return question.get();
    } catch (KeysUnavailable e) {
      if (e.withdrawn() && KeyPurpose.STORED.contains(purpose)) {
        cache.clear();
        withdrawals.fire(new KeysWithdrawn());
      }
      throw e;
    }
  }
}
