package org.qjailctl.schema.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Quoted;

/** The forms of addresses, and what people write who mean one. */
final class AddressForms {

  static final Form<IpAddress> IP =
      new Form<>(
          text -> alone(text).then(IpAddress::parse),
          ManifestCode.BAD_ADDRESS,
          text -> remedy(text, IpAddress::parse, "192.168.1.1"));

  static final Form<JailAddress<Ipv4Address>> JAIL_IP4 =
      new Form<>(
          text -> ofJail(text, "ip4", Ipv4Address::parse),
          ManifestCode.BAD_ADDRESS,
          text -> remedy(text, "ip4", Ipv4Address::parse, "192.168.1.1"));

  static final Form<JailAddress<Ipv6Address>> JAIL_IP6 =
      new Form<>(
          text -> ofJail(text, "ip6", Ipv6Address::parse),
          ManifestCode.BAD_ADDRESS,
          text -> remedy(text, "ip6", Ipv6Address::parse, "fd00::1"));

  static final Form<Alias> ALIAS =
      new Form<>(Alias::parse, ManifestCode.BAD_ALIAS, AddressForms::aliasRemedy);

  private AddressForms() {}

  private static Parsed<String> alone(String text) {
    boolean more = text.indexOf('/') > 0 || text.indexOf('|') > 0;
    return more
        ? Parsed.refused("an address stands alone here, without prefix or interface")
        : Parsed.ok(text);
  }

  /** jail(8) would take a prefix behind it, too; qjail create and config refuse one. */
  private static <A extends IpAddress> Parsed<JailAddress<A>> ofJail(
      String text, String key, Function<String, Parsed<A>> parser) {
    if (text.indexOf('/') > 0) {
      return Parsed.refused("qjail takes a jail's address without prefix");
    }
    if (isOtherFamily(text, key)) {
      return Parsed.refused("it is an address of the other family");
    }
    int bar = text.indexOf('|');
    return bar < 0
        ? address(text, parser).map(JailAddress::of)
        : InterfaceName.parse(text.substring(0, bar))
            .then(
                name ->
                    address(text.substring(bar + 1), parser)
                        .map(address -> new JailAddress<>(Optional.of(name), address)));
  }

  private static <A extends IpAddress> Parsed<A> address(
      String text, Function<String, Parsed<A>> parser) {
    if (text.indexOf('%') >= 0) {
      return Parsed.refused("a jail's address has no zone behind a %");
    }
    return parser
        .apply(text)
        .then(
            address ->
                unfit(address).<Parsed<A>>map(Parsed::refused).orElseGet(() -> Parsed.ok(address)));
  }

  /** What no interface can have for a jail, or what jail(8) would take away from the host. */
  private static Optional<String> unfit(IpAddress address) {
    int first =
        switch (address) {
          case Ipv4Address four -> four.value() >>> 24;
          case Ipv6Address six -> (int) (six.high() >>> 56);
        };
    boolean multicast =
        switch (address) {
          case Ipv4Address four -> first >= 224;
          case Ipv6Address six -> first == 0xff;
        };
    return switch (address.toString()) {
      case "0.0.0.0", "::" -> Optional.of("it stands for all addresses, and is none itself");
      case "127.0.0.1", "::1" ->
          Optional.of(
              "it is the host's own on lo0, and jail(8) takes a jail's addresses off as the jail"
                  + " stops");
      default ->
          multicast
              ? Optional.of("it is a multicast, reserved or broadcast address, not one host's")
              : Optional.empty();
    };
  }

  private static boolean isOtherFamily(String text, String key) {
    return key.equals("ip4")
        ? Ipv6Address.parse(text).toOptional().isPresent()
        : Ipv4Address.parse(text).toOptional().isPresent();
  }

  private static String remedy(
      String text, String key, Function<String, Parsed<?>> parser, String example) {
    if (isOtherFamily(text, key)) {
      String other = key.equals("ip4") ? "ip6" : "ip4";
      return "Write it behind " + other + ": `" + other + ": [\"" + text + "\"]`.";
    }
    return text.indexOf('|') >= 0 && text.indexOf('/') < 0
        ? "Write INTERFACE|ADDRESS as in jail(8), such as lo2|" + example + "."
        : remedy(text, parser, example);
  }

  /** The address that is in what was written, where there is one. */
  private static String remedy(
      String text, Function<String, ? extends Parsed<?>> parser, String example) {
    int slash = text.indexOf('/');
    if (slash > 0) {
      return "Write " + Quoted.plain(text.substring(0, slash)) + ".";
    }
    if (text.indexOf('|') > 0) {
      return "Write the address alone.";
    }
    String plain =
        withoutZeros(text.replaceFirst("^inet6? +", "").replaceFirst("%.*$", "").strip());
    return !plain.equals(text) && parser.apply(plain).toOptional().isPresent()
        ? "Write " + plain + "."
        : "Write one address, such as " + example + ".";
  }

  /** 192.168.001.009, as some programs align addresses. */
  private static String withoutZeros(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
        ? Arrays.stream(text.split("\\."))
            .map(part -> String.valueOf(Integer.parseInt(part)))
            .collect(Collectors.joining("."))
        : text;
  }

  private static String aliasRemedy(String text) {
    String address = text.strip().replaceFirst("^inet6? +", "");
    String whole = "([0-9.]+\\.)([0-9]{1,3})\\s*-\\s*\\1([0-9]{1,3})(/[0-9]+)?";
    List<String> guesses =
        List.of(
            address,
            address.replaceFirst("%.*$", ""),
            withoutZeros(address),
            address.replaceFirst("^" + whole + "$", "$1$2-$3$4"),
            address.replaceFirst("^([0-9.]+\\.)([0-9]{1,3})-([0-9]{1,3})$", "$1$3-$2"),
            address.replaceFirst("^([0-9.]+)(/[0-9]+)-([0-9]{1,3})$", "$1-$3$2"),
            address.replaceFirst("^([0-9.]+\\.)\\*$", "$10-255"));
    for (String guess : guesses) {
      for (String family : List.of("inet ", "inet6 ")) {
        if (Alias.parse(family + guess).toOptional().isPresent()) {
          return guess.equals(text.strip())
              ? "Write the family first: `" + family + guess + "`."
              : "Write `" + family + guess + "`.";
        }
      }
    }
    return "Write it as behind ifconfig_IF_alias0, such as `inet 192.168.1.0-9`.";
  }
}
