package org.qjailctl.executors.simulated.pf;

import org.qjailctl.core.pf.Links;
import org.qjailctl.executors.simulated.world.Interfaces;

/** A simulated host's interfaces as pf's rules see them. */
final class HostLinks {

  private HostLinks() {}

  static Links of(Interfaces interfaces) {
    return new Links(
        interfaces.all().stream()
            .map(one -> new Links.Link(one.name().value(), one.addresses()))
            .toList());
  }
}
