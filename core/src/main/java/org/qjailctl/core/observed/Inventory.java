package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.RcVariable;

/**
 * What a host holds, whoever put it there: what a manifest is written from, beyond the host's state
 * that plans are made from.
 *
 * @param rcConf every variable that sh(1) knows once it has read rc.conf(5) and the defaults
 * @param rcFiles the text of each rc.conf(5) file; empty for one that is not there
 * @param sysctlConf the text of /etc/sysctl.conf; empty when there is none
 * @param flavors /usr/jails/flavors and all below it, with the content of small files
 * @param shippedFlavors the flavors as the qjail package has them, with digests
 * @param resolvConf /etc/resolv.conf alone, with its digest
 */
public record Inventory(
    Fact<SortedMap<RcVariable, String>> rcConf,
    SortedMap<HostPath, Fact<Optional<String>>> rcFiles,
    Fact<Optional<String>> sysctlConf,
    Fact<List<TreeEntry>> flavors,
    Fact<List<TreeEntry>> shippedFlavors,
    Fact<List<TreeEntry>> resolvConf) {

  /** The files of rc.conf(5) that people write by hand. */
  public static final List<HostPath> RC_FILES =
      List.of(HostPath.of("/etc/rc.conf"), HostPath.of("/etc/rc.conf.local"));

  public static final HostPath FLAVORS = HostPath.of("/usr/jails/flavors");

  /** What {@code qjail install} copies into {@link #FLAVORS} (qjail 5.0, {@code install}). */
  public static final HostPath SHIPPED_FLAVORS = HostPath.of("/usr/local/share/examples/qjail");

  public Inventory {
    rcFiles = Collections.unmodifiableSortedMap(new TreeMap<>(rcFiles));
  }
}
