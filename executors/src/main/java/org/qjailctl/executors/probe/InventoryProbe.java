package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Inventory;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.plan.SysctlConf;

/** What to ask a host, in one batch, to write down what it holds. */
public final class InventoryProbe {

  /** Deeper than any file that a flavor may have of its own. */
  private static final int DEPTH = 16;

  private static final HostPath RESOLV_CONF = HostPath.of("/etc/resolv.conf");

  /** What was seen. */
  public record Seen(HostState host, Inventory inventory) {}

  private final Reading<Seen> reading;

  private InventoryProbe(Reading<Seen> reading) {
    this.reading = reading;
  }

  /**
   * The probe.
   *
   * @param scope what of the host's state is looked at
   */
  public static InventoryProbe of(Scope scope) {
    SortedMap<HostPath, HostPath> files = new TreeMap<>();
    Inventory.RC_FILES.forEach(file -> files.put(file, file));
    Reading<Inventory> inventory =
        RcConfReading.everything(Place.host())
            .and(Reading.each(files, (path, file) -> TextFile.reading(file)), RcConf::new)
            .and(TextFile.reading(SysctlConf.PATH), Variables::new)
            .and(
                HostListing.of(Inventory.FLAVORS, DEPTH, Operation.Contents.BYTES),
                WithFlavors::new)
            .and(
                HostListing.of(Inventory.SHIPPED_FLAVORS, DEPTH, Operation.Contents.DIGEST),
                WithShipped::new)
            .and(HostListing.file(RESOLV_CONF), WithShipped::with);
    return new InventoryProbe(Probe.reading(scope).and(inventory, Seen::new));
  }

  /** The operations, none of which depends on another or changes anything. */
  public Batch batch() {
    return Batch.all(reading.operations());
  }

  /**
   * What {@code outcomes} tell.
   *
   * @param outcomes those of this probe's own items, in their order
   */
  public Seen read(List<Outcome> outcomes) {
    return reading.read(outcomes);
  }

  private record RcConf(
      Fact<SortedMap<RcVariable, String>> rcConf,
      SortedMap<HostPath, Fact<Optional<String>>> rcFiles) {}

  private record Variables(RcConf before, Fact<Optional<String>> sysctlConf) {}

  private record WithFlavors(Variables before, Fact<List<TreeEntry>> flavors) {}

  private record WithShipped(WithFlavors before, Fact<List<TreeEntry>> shipped) {
    Inventory with(Fact<List<TreeEntry>> resolvConf) {
      return new Inventory(
          before.before.before.rcConf,
          before.before.before.rcFiles,
          before.before.sysctlConf,
          before.flavors,
          shipped,
          resolvConf);
    }
  }
}
