package org.qjailctl.core.observed;

import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.RcVariable;

/**
 * What a running jail holds, whoever put it there.
 *
 * @param chosen the packages that somebody asked for, with their versions; others came along
 * @param rcConf every variable that sh(1) knows in the jail once it has read rc.conf(5)
 * @param rcFile the text of the jail's {@link #RC_CONF}; empty when there is none
 */
public record InsideInventory(
    Fact<SortedMap<PackageName, String>> chosen,
    Fact<SortedMap<RcVariable, String>> rcConf,
    Fact<Optional<String>> rcFile) {

  public static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");
}
