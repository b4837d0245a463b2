package org.qjailctl.executors.probe;

import java.util.SortedMap;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ClusterState;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.QjailState;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SystemFacts;

/** A host's state while it is put together, by what is missing yet. */
final class HostWithout {

  private HostWithout() {}

  record Places(
      Fact<SystemFacts> system, Fact<SortedMap<InterfaceName, ObservedInterface>> interfaces) {
    Qjail with(SortedMap<Place, PlaceState> places) {
      return new Qjail(this, places);
    }
  }

  record Qjail(Places before, SortedMap<Place, PlaceState> places) {
    Pf with(QjailState qjail) {
      return new Pf(this, qjail);
    }
  }

  record Pf(Qjail before, QjailState qjail) {
    Storage with(PfState pf) {
      return new Storage(this, pf);
    }
  }

  record Storage(Pf before, PfState pf) {
    Kernel with(StorageState storage) {
      return new Kernel(this, storage);
    }
  }

  record Kernel(Storage before, StorageState storage) {
    Clusters with(Fact<KernelState> kernel) {
      return new Clusters(this, kernel);
    }
  }

  record Clusters(Kernel before, Fact<KernelState> kernel) {
    Sysctl with(SortedMap<JailName, Fact<ClusterState>> clusters) {
      return new Sysctl(this, clusters);
    }
  }

  record Sysctl(Clusters last, SortedMap<JailName, Fact<ClusterState>> clusters) {
    HostState with(Fact<SysctlState> sysctl) {
      Kernel before = last.before;
      Pf middle = before.before.before;
      Places first = middle.before.before;
      return new HostState(
          first.system,
          first.interfaces,
          middle.before.places,
          middle.qjail,
          before.before.pf,
          before.storage,
          last.kernel,
          clusters,
          sysctl);
    }
  }
}
