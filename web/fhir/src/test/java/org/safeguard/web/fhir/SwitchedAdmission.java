package org.safeguard.web.fhir;

import org.safeguard.patient.BundleAdmission;
import org.safeguard.patient.BundleService;
import org.safeguard.resource.ResourceNotFound;

/** Admits whoever calls, unless it is told not to. */
class SwitchedAdmission extends BundleAdmission {

  boolean admits = true;
  int refused;

  @Override
  public boolean admits() {
    return admits;
  }

  /** Refuses as the interceptors would; with another exception, since only access makes theirs. */
  BundleService bundles() {
    return new BundleService() {
      @Override
      public void refuse() {
        refused++;
        throw new ResourceNotFound();
      }
    };
  }
}
