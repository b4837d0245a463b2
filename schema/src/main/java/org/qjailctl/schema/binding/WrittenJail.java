package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.schema.problem.Placed;

/**
 * An entry below the key for jails, as it is written, before it is held against the others.
 *
 * @param jail what it describes; empty when a part of it is not known, which is reported
 * @param addresses those that could be read
 */
record WrittenJail(
    Placed<JailName> key,
    Optional<Jail> jail,
    List<Placed<JailAddress<? extends IpAddress>>> addresses,
    Optional<Placed<JailName>> was,
    Optional<Placed<Integer>> replicas,
    List<Placed<String>> dependsOn,
    List<Check> checks) {

  WrittenJail {
    addresses = List.copyOf(addresses);
    dependsOn = List.copyOf(dependsOn);
    checks = List.copyOf(checks);
  }

  /** The names of the jails that it stands for. */
  Set<JailName> names() {
    return new TreeSet<>(Replicas.names(key.value(), replicas));
  }

  /** The addresses of its replica that comes {@code further} behind the first. */
  List<Placed<JailAddress<? extends IpAddress>>> addresses(int further) {
    List<Placed<JailAddress<? extends IpAddress>>> all = new ArrayList<>();
    for (Placed<JailAddress<? extends IpAddress>> written : addresses) {
      JailAddress<? extends IpAddress> first = written.value();
      all.add(
          new Placed<>(
              new JailAddress<>(first.elsewhere(), first.address().plus(further)),
              written.place()));
    }
    return List.copyOf(all);
  }
}
