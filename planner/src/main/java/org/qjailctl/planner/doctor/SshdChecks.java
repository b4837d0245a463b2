package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.Listener;
import org.qjailctl.core.observed.ObservedInterface;

/** Where the host's sshd(8) answers: the operator's own way in. */
final class SshdChecks {

  private static final String SSHD = "sshd";

  /** An interface of rc.conf(5) that asks a server for its address. */
  private static final Pattern DHCP =
      Pattern.compile("(?im)^\\s*ifconfig_\\w+=[^#\\n]*\\b(no)?(sync)?dhcp\\b");

  private SshdChecks() {}

  static List<Finding> of(Patient patient) {
    Fact<List<Listener>> listeners = patient.answer(new FitnessQuestion.Listeners());
    if (listeners instanceof Fact.Unknown<List<Listener>>(String reason)) {
      return List.of(
          DoctorCode.SSHD_REDIRECTED.unknown(reason), DoctorCode.SSHD_EVERYWHERE.unknown(reason));
    }
    List<Listener> sshd =
        listeners.known().orElse(List.of()).stream()
            .filter(one -> one.command().equals(SSHD))
            .toList();
    List<Finding> findings = new ArrayList<>(redirected(patient, sshd));
    findings.add(everywhere(patient, sshd));
    return findings;
  }

  private static List<Finding> redirected(Patient patient, List<Listener> sshd) {
    List<Finding> findings = new ArrayList<>();
    List<Pf.Redirect> redirects =
        patient.manifest().flatMap(Manifest::pf).map(Pf::rdr).orElse(List.of());
    for (Pf.Redirect redirect : redirects) {
      if (redirect.proto() == Pf.Protocol.TCP
          && sshd.stream().anyMatch(one -> shadows(patient, redirect, one))) {
        findings.add(redirected(redirect));
      }
    }
    return findings.isEmpty()
        ? List.of(
            DoctorCode.SSHD_REDIRECTED.ok(
                patient.manifest().isPresent()
                    ? "no redirect of the manifest takes sshd's connections"
                    : "no manifest, so no redirects to look at"))
        : findings;
  }

  private static boolean shadows(Patient patient, Pf.Redirect redirect, Listener listener) {
    return redirect.port().contains(listener.port())
        && (listener.address().isEmpty()
            || addresses(patient, redirect.on()).contains(listener.address().get()));
  }

  private static Finding redirected(Pf.Redirect redirect) {
    String target =
        redirect.jail().map(jail -> "the jail " + jail).orElse(redirect.target().toString());
    String what = "sshd answers on port " + redirect.port() + " of " + redirect.on();
    String why =
        "The manifest redirects that port to "
            + target
            + ": new ssh connections end there, while yours goes on.";
    String remedy =
        "Redirect another port, or let sshd listen on another (Port in /etc/ssh/sshd_config).";
    return redirect.from().equals(PfHost.ANY)
        ? DoctorCode.SSHD_REDIRECTED.problem(what, why, remedy)
        : DoctorCode.SSHD_REDIRECTED.warning(
            what, why + " Those from " + redirect.from() + " only.", remedy);
  }

  private static Finding everywhere(Patient patient, List<Listener> sshd) {
    Optional<Listener> any = sshd.stream().filter(one -> one.address().isEmpty()).findFirst();
    if (any.isEmpty() || !patient.hasJails()) {
      return DoctorCode.SSHD_EVERYWHERE.ok(
          sshd.isEmpty()
              ? "no sshd of the host listens"
              : any.isEmpty()
                  ? "sshd listens on addresses of its own"
                  : "sshd listens on all addresses; there are no jails");
    }
    return DoctorCode.SSHD_EVERYWHERE.warning(
        "sshd listens on port " + any.get().port() + " of every address, those of jails too",
        "Who connects to a jail whose own sshd is down reaches the host instead; a jail's sshd and"
            + " the host's are easily mixed up.",
        (hasDhcp(patient)
                ? "Give the host a fixed address, for sshd does not start on one that DHCP no"
                    + " longer gives. Then add `ListenAddress "
                : "Add `ListenAddress ")
            + ownAddress(patient).map(Object::toString).orElse("THE-HOST'S-ADDRESS")
            + "` to /etc/ssh/sshd_config, then sshd -t && service sshd restart");
  }

  private static boolean hasDhcp(Patient patient) {
    return RcConfChecks.FILES.stream()
        .flatMap(file -> patient.answer(file).known().flatMap(found -> found).stream())
        .anyMatch(text -> DHCP.matcher(text).find());
  }

  /** An address that no jail has, on an interface that is no loopback. */
  private static Optional<IpAddress> ownAddress(Patient patient) {
    List<String> ofJails =
        patient.knownJails().stream().flatMap(jail -> jail.ip4().stream()).toList();
    return patient.host().interfaces().known().map(SortedMap::values).stream()
        .flatMap(all -> all.stream())
        .filter(one -> !one.name().value().startsWith("lo"))
        .flatMap(one -> one.addresses().stream())
        .map(InterfaceAddress::address)
        .filter(Ipv4Address.class::isInstance)
        .filter(address -> !ofJails.contains(address.toString()))
        .findFirst();
  }

  private static List<IpAddress> addresses(Patient patient, InterfaceName name) {
    return patient
        .host()
        .interfaces()
        .known()
        .flatMap(all -> Optional.ofNullable(all.get(name)))
        .map(ObservedInterface::addresses)
        .orElse(List.of())
        .stream()
        .map(InterfaceAddress::address)
        .toList();
  }
}
