package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.bundle.EntryOutcome;
import org.safeguard.patient.bundle.IncomingBundle;
import org.safeguard.patient.bundle.Transactions;
import org.safeguard.resource.SearchRequest;

/** FHIR's transactions: all of a bundle is done or none, and one audit entry names all of it. */
@Stateless
public class BundleService {

  @Inject private Transactions transactions;
  @Inject private CallContext call;

  /**
   * Does what the entries of a transaction ask for.
   *
   * @return an outcome for each entry, in their order
   * @throws org.safeguard.resource.RejectedCall naming the first entry that can't be done; then
   *     nothing of the bundle is
   */
  @Requires(Verb.TRANSACTION)
  public List<EntryOutcome> transaction(IncomingBundle bundle) {
    return transactions.run(bundle, this::note);
  }

  /**
   * Refuses, and leaves the entry of it, where {@link BundleAdmission} does not admit the caller.
   *
   * @throws org.safeguard.access.AccessRefused by the first rule that refuses
   */
  @Requires(Verb.TRANSACTION)
  public void refuse() {
    // The interceptors have refused; only whose standing changed this moment comes here.
  }

  private void note(List<SearchRequest> searches) {
    if (!searches.isEmpty()) {
      call.searchedFor(SearchQuery.of(searches));
    }
  }
}
