package org.safeguard.audit.store;

import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.envers.RevisionListener;

/**
 * Stamps each revision with the audit entry of the call that made it. A change without one, such as
 * a bulk statement outside the corridor, ends the transaction.
 */
public class RevisionStamp implements RevisionListener {

  @Override
  public void newRevision(Object revision) {
    if (!(transaction().getResource(PendingRevision.KEY) instanceof PendingRevision pending)) {
      throw new IllegalStateException("PHI was changed outside an audited call");
    }
    pending.applyTo((RevisionRow) revision);
  }

  private static TransactionSynchronizationRegistry transaction() {
    try {
      return InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
    } catch (NamingException e) {
      throw new IllegalStateException("no transaction registry", e);
    }
  }
}
