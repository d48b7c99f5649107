package org.safeguard.crypto;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Hands events to one observer and counts them. */
final class RecordedEvents implements Event<KeysWithdrawn> {

  final List<KeysWithdrawn> fired = new ArrayList<>();
  Consumer<KeysWithdrawn> observer = event -> {};

  @Override
  public void fire(KeysWithdrawn event) {
    fired.add(event);
    observer.accept(event);
  }

  @Override
  public <U extends KeysWithdrawn> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends KeysWithdrawn> CompletionStage<U> fireAsync(
      U event, NotificationOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<KeysWithdrawn> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends KeysWithdrawn> Event<U> select(Class<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends KeysWithdrawn> Event<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
