package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/** One thing that {@code qjail config} changes of a stopped jail, one option a call. */
public sealed interface JailSetting {

  /** A jail(8) parameter; no value takes it back to its default. */
  record Parameter(JailParameter parameter, Optional<ParameterValue> value)
      implements JailSetting {}

  /** All addresses of one family, at least one. */
  record Addresses(List<JailAddress<? extends IpAddress>> addresses) implements JailSetting {
    public Addresses {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("qjail cannot take a family's last address away");
      }
    }

    /** The address family's word: {@code ip4} or {@code ip6}. */
    public String family() {
      return addresses.get(0).address().bits() == 32 ? "ip4" : "ip6";
    }

    /** The addresses as qjail takes them: with commas between. */
    public String list() {
      return addresses.stream().map(Object::toString).collect(Collectors.joining(","));
    }
  }

  /** The interface that the jail's addresses are added to. */
  record OnInterface(InterfaceName name) implements JailSetting {}

  /** sshd(8) in the jail, and a user called as the jail, made at the next start. */
  record SshUser() implements JailSetting {}

  /** A network stack of the jail's own, which qjail never takes away again. */
  record OwnNetwork(Vnet vnet) implements JailSetting {}

  /** The host's interface beside a jail that has its own network stack. */
  record BesideInterface(Vnet vnet) implements JailSetting {}

  /** The start-up policy, from what it is to what it becomes. */
  record Boot(BootPolicy from, BootPolicy to) implements JailSetting {}
}
