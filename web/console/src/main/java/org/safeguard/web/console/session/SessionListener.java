package org.safeguard.web.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import org.safeguard.identity.EndReason;

/** Ends the session of a person whose browser has gone without a word. */
@WebListener
public class SessionListener implements HttpSessionListener {

  @Inject private SessionEnd end;
  @Inject private Clock clock;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    Object attribute = event.getSession().getAttribute(ConsoleSession.ATTRIBUTE);
    if (attribute instanceof ConsoleSession session && session.ended(clock.instant())) {
      end.endUnasked(session, EndReason.INACTIVITY);
    }
  }
}
