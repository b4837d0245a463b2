package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
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

  static Reading<SortedMap<JailName, Fact<Boolean>>> of(SortedSet<JailName> jails) {
    SortedMap<JailName, Confinement> places = new TreeMap<>();
    jails.forEach(jail -> places.put(jail, Place.jail(jail).confinement()));
    return Reading.each(
        places,
        (jail, place) ->
            HostListing.of(RC_CONF, 0, Operation.Contents.BYTES, place)
                .map(listing -> listing.map(SshdReading::enabled)));
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
