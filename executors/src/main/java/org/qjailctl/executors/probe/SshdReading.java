package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;

/**
 * Whether the rc.conf(5) in a jail's root enables sshd(8), which is what {@code qjail config -h}
 * leaves behind (qjail 5.0, one_time_ssh). It is read as text only, and never out of the jail: its
 * root may write there, or link from there, what he likes.
 */
final class SshdReading {

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");

  private static final Pattern ENABLES =
      Pattern.compile("(?im)^\\s*sshd_enable=[\"']?(yes|true|on|1)[\"']?\\s*(#.*)?$");

  private SshdReading() {}

  static Reading<Fact<Boolean>> of(JailName jail) {
    return HostListing.of(RC_CONF, 0, Operation.Contents.BYTES, Place.jail(jail).confinement())
        .map(listing -> listing.map(SshdReading::enabled));
  }

  private static boolean enabled(List<TreeEntry> entries) {
    Optional<Bytes> content =
        entries.stream()
            .filter(entry -> entry.type() == TreeEntry.Type.FILE)
            .findFirst()
            .flatMap(TreeEntry::content);
    return content.filter(bytes -> ENABLES.matcher(bytes.utf8()).find()).isPresent();
  }
}
