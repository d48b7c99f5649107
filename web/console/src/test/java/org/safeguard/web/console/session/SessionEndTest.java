package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.Caller;
import org.safeguard.identity.EndReason;
import org.safeguard.identity.SessionService;
import org.safeguard.identity.SignedIn;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.web.gate.FaultLog;

class SessionEndTest {

  private final List<String> endedAtProvider = new ArrayList<>();
  private final Controllers controllers = new Controllers();

  @Test
  void sessionsThatEndTogetherEachHaveARequestOfTheirOwn() {
    ConsoleSession second = session("second");
    SessionEnd[] end = new SessionEnd[1];
    end[0] = end(() -> end[0].endUnasked(second, EndReason.INACTIVITY));
    end[0].endUnasked(session("first"), EndReason.INACTIVITY);
    assertEquals(List.of("second", "first"), endedAtProvider);
    assertEquals(2, controllers.given.size());
    for (Controller controller : controllers.given) {
      assertEquals(1, controller.activations);
      assertEquals(1, controller.deactivations);
      assertTrue(controller.destroyed);
    }
  }

  @Test
  void anEndThatCannotBeRecordedComesAtTheProviderAllTheSame() {
    SessionEnd end =
        end(
            () -> {
              throw new IllegalStateException("the log is away");
            });
    end.endUnasked(session("first"), EndReason.INACTIVITY);
    assertEquals(List.of("first"), endedAtProvider);
    assertEquals(1, controllers.given.get(0).deactivations);
  }

  @Test
  void aFaultIsLoggedWithoutTheTextsOfItsExceptions() {
    List<LogRecord> logged = new ArrayList<>();
    Handler handler = handler(logged);
    Logger web = Logger.getLogger("org.safeguard.web");
    web.addHandler(handler);
    try {
      end(() -> {
            throw new IllegalStateException("Quill", new RuntimeException("Ada"));
          })
          .endUnasked(session("first"), EndReason.INACTIVITY);
    } finally {
      web.removeHandler(handler);
    }
    assertEquals(1, logged.size());
    assertEquals(FaultLog.class.getPackageName(), logged.get(0).getLoggerName());
    assertTrue(logged.get(0).getMessage().contains(IllegalStateException.class.getName()));
    assertFalse(logged.get(0).getMessage().contains("Quill"));
    assertFalse(logged.get(0).getMessage().contains("Ada"));
    assertNull(logged.get(0).getThrown());
  }

  /** Its service does that much beside the first end of a session that it records. */
  private SessionEnd end(Runnable meanwhile) {
    Runnable[] once = {meanwhile};
    SessionService service =
        new SessionService() {
          @Override
          public void end(EndReason reason) {
            Runnable now = once[0];
            once[0] = () -> {};
            now.run();
          }
        };
    return new SessionEnd(service, new CallContext(), controllers.instance());
  }

  private ConsoleSession session(String name) {
    ProviderSession provider =
        new ProviderSession() {
          @Override
          public void end() {
            endedAtProvider.add(name);
          }

          @Override
          public String endAddress(String afterwards) {
            throw new UnsupportedOperationException();
          }
        };
    Optional<String> nothing = Optional.empty();
    return new ConsoleSession(
        new SignedIn(name, List.of("NURSE"), Set.of()),
        new Caller.Anonymous(),
        new Origin(nothing, nothing, nothing, nothing),
        provider,
        new ActivityClock(Duration.ofMinutes(15), Instant.EPOCH));
  }

  private static Handler handler(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** As the container's: it knows one request at a time. */
  private static final class Controller implements RequestContextController {
    private int activations;
    private int deactivations;
    private boolean destroyed;

    @Override
    public boolean activate() {
      activations++;
      return true;
    }

    @Override
    public void deactivate() {
      deactivations++;
    }
  }

  private static final class Controllers {
    private final List<Controller> given = new ArrayList<>();

    @SuppressWarnings("unchecked")
    private Instance<RequestContextController> instance() {
      return (Instance<RequestContextController>)
          proxy(Instance.class, asked -> asked.equals("getHandle") ? handle() : null);
    }

    private Object handle() {
      Controller controller = new Controller();
      given.add(controller);
      return proxy(
          Instance.Handle.class,
          asked -> {
            controller.destroyed |= asked.equals("close") || asked.equals("destroy");
            return asked.equals("get") ? controller : null;
          });
    }

    private static Object proxy(Class<?> type, Function<String, Object> answer) {
      return Proxy.newProxyInstance(
          SessionEndTest.class.getClassLoader(),
          new Class<?>[] {type},
          (proxy, asked, arguments) -> answer.apply(asked.getName()));
    }
  }
}
