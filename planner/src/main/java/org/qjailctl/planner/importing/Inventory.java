package org.qjailctl.planner.importing;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.SysctlConf;

/**
 * What a host holds, whoever put it there: what a manifest is written from, beyond what plans are
 * made from.
 */
record Inventory(HostState host) {

  /** The files of rc.conf(5) that people write by hand. */
  private static final List<HostPath> RC_FILES =
      List.of(HostPath.of("/etc/rc.conf"), HostPath.of("/etc/rc.conf.local"));

  static final HostPath FLAVORS = HostPath.of("/usr/jails/flavors");

  /** Deeper than any file that a flavor may have of its own. */
  private static final int DEPTH = 16;

  private static final PlaceQuestion.WholeRcConf RC_CONF =
      new PlaceQuestion.WholeRcConf(Place.host());

  private static final PlaceQuestion.Text SYSCTL_CONF = text(SysctlConf.PATH);

  /** All below it, with the content of small files. */
  private static final HostQuestion.Tree HELD =
      new HostQuestion.Tree(FLAVORS, DEPTH, Operation.Contents.BYTES);

  /** What {@code qjail install} copies into {@link #FLAVORS} (qjail 5.0, {@code install}). */
  static final HostPath SHIPPED_FLAVORS = HostPath.of("/usr/local/share/examples/qjail");

  private static final HostQuestion.Tree SHIPPED =
      new HostQuestion.Tree(SHIPPED_FLAVORS, DEPTH, Operation.Contents.DIGEST);

  private static final HostQuestion.Tree RESOLV_CONF =
      new HostQuestion.Tree(HostPath.of("/etc/resolv.conf"), 0, Operation.Contents.DIGEST);

  static Questions questions() {
    return Questions.of(RC_CONF, SYSCTL_CONF, HELD, SHIPPED, RESOLV_CONF)
        .with(RC_FILES.stream().map(Inventory::text).toList());
  }

  private static PlaceQuestion.Text text(HostPath file) {
    return new PlaceQuestion.Text(Place.host(), file);
  }

  /** Every variable that sh(1) knows once it has read rc.conf(5) and the defaults. */
  Fact<SortedMap<RcVariable, String>> rcConf() {
    return host.answer(RC_CONF);
  }

  /** The text of each rc.conf(5) file; empty for one that is not there. */
  SortedMap<HostPath, Fact<Optional<String>>> rcFiles() {
    SortedMap<HostPath, Fact<Optional<String>>> all = new TreeMap<>();
    RC_FILES.forEach(file -> all.put(file, host.answer(text(file))));
    return all;
  }

  /** The text of /etc/sysctl.conf; empty when there is none. */
  Fact<Optional<String>> sysctlConf() {
    return host.answer(SYSCTL_CONF);
  }

  /** /usr/jails/flavors and all below it, with the content of small files. */
  Fact<List<TreeEntry>> flavors() {
    return host.answer(HELD);
  }

  /** The flavors as the qjail package has them, with digests. */
  Fact<List<TreeEntry>> shippedFlavors() {
    return host.answer(SHIPPED);
  }

  /** /etc/resolv.conf alone, with its digest. */
  Fact<List<TreeEntry>> resolvConf() {
    return host.answer(RESOLV_CONF);
  }
}
