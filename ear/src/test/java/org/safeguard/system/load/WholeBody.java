package org.safeguard.system.load;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Takes down the body of a request. */
final class WholeBody implements Subscriber<ByteBuffer> {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private WholeBody() {}

  static byte[] of(BodyPublisher body) {
    WholeBody subscriber = new WholeBody();
    body.subscribe(subscriber);
    return subscriber.whole.join();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public void onError(Throwable failed) {
    whole.completeExceptionally(failed);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
