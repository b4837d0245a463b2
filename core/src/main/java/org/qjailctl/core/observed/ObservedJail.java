package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.IpAddress;

/**
 * A jail as qjail defines it and, while it runs, as jail(8) runs it.
 *
 * @param networkInterface as the definition has it, which qjail does not check well
 * @param ip4 the definition's addresses as written there: qjail lets anything through
 * @param parameters the definition's, those that are not at their default
 * @param image the size of the file that it lives in
 * @param sshPending whether its next start makes the user of {@code qjail config -h}
 * @param vnet its own network stack, when it has one
 */
public record ObservedJail(
    JailName name,
    String networkInterface,
    List<String> ip4,
    List<String> ip6,
    SortedMap<JailParameter, ParameterValue> parameters,
    BootPolicy boot,
    Optional<ImageSize> image,
    boolean sshPending,
    Optional<Vnet> vnet,
    Optional<Running> running) {

  public ObservedJail {
    ip4 = List.copyOf(ip4);
    ip6 = List.copyOf(ip6);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /**
   * A jail that runs.
   *
   * @param switches the {@code allow.*} parameters that are on in the running jail
   * @param numbers those of its parameters that are numbers and that the kernel has; securelevel
   *     may be -1
   */
  public record Running(
      int jid,
      SortedSet<IpAddress> addresses,
      SortedSet<JailParameter> switches,
      SortedMap<JailParameter, Integer> numbers) {
    public Running {
      numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
      addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
      switches = Collections.unmodifiableSortedSet(new TreeSet<>(switches));
    }

    /** Of whose numbers nothing is known. */
    public Running(int jid, SortedSet<IpAddress> addresses, SortedSet<JailParameter> switches) {
      this(jid, addresses, switches, new TreeMap<>());
    }
  }

  public boolean runs() {
    return running.isPresent();
  }
}
