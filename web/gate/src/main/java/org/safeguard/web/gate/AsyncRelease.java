package org.safeguard.web.gate;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** Releases a response that is completed after the request's thread has left. */
final class AsyncRelease implements AsyncListener {

  /** What releases it. */
  interface Release {
    void release() throws IOException;
  }

  private final Release release;

  AsyncRelease(Release release) {
    this.release = release;
  }

  @Override
  public void onComplete(AsyncEvent event) throws IOException {
    release.release();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The container completes the request, with its own status.
  }

  @Override
  public void onError(AsyncEvent event) {
    // The container completes the request, with its own status.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
