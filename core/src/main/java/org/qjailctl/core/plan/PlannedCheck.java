package org.qjailctl.core.plan;

import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Place;

/**
 * A check as it is asked when a plan has been carried out.
 *
 * @param place what it is about
 * @param from where it is asked
 * @param check names the address that it connects to
 */
public record PlannedCheck(Place place, Place from, Check check) {

  /** How people name it. */
  @Override
  public String toString() {
    return place + ": " + check.question();
  }
}
