package org.qjailctl.schema.binding;

import java.util.regex.Pattern;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.net.PortRange;
import org.qjailctl.schema.problem.ManifestCode;

/** The forms of single values, each with what to write when it does not hold. */
final class Forms {

  static final Form<JailName> JAIL_NAME =
      Form.of(JailName::parse, ManifestCode.BAD_JAIL_NAME, "Choose another name, such as jail1.");

  static final Form<Zone> ZONE =
      Form.of(Zone::parse, ManifestCode.BAD_ZONE_NAME, "Choose another name, such as lab.");

  static final Form<InterfaceName> INTERFACE =
      Form.of(
          InterfaceName::parse,
          ManifestCode.BAD_INTERFACE_NAME,
          "Write a name as `ifconfig -l` prints it, such as lo1 or em0.");

  /** Where pf works: the name goes into a rule, in which a capital would start a macro. */
  static final Form<InterfaceName> PF_INTERFACE =
      Form.of(
          text -> InterfaceName.parse(text).then(Forms::inRule),
          ManifestCode.BAD_INTERFACE_NAME,
          "Write a name as `ifconfig -l` prints it, such as em0.");

  static final Form<PortRange> PORTS =
      Form.of(
          PortRange::parse,
          ManifestCode.BAD_PORTS,
          "Write a port's number, or a range such as \"8000:8010\".");

  static final Form<ImageSize> IMAGE_SIZE =
      Form.of(ImageSize::parse, ManifestCode.BAD_IMAGE_SIZE, "Write a size, such as 512m or 2g.");

  static final Form<FlavorName> FLAVOR_NAME =
      Form.of(FlavorName::parse, ManifestCode.BAD_FLAVOR_NAME, "Choose another name, such as web.");

  static final Form<RcVariable> RC_VARIABLE =
      new Form<>(
          RcVariable::parse,
          ManifestCode.BAD_RC_VARIABLE,
          text -> "Write the variable's name as in rc.conf(5), such as gateway_enable.");

  static final Form<PackageName> PACKAGE =
      Form.of(
          PackageName::parse,
          ManifestCode.BAD_PACKAGE_NAME,
          "Write the name as `pkg search` prints it, such as qjail.");

  static final Form<HostPath> FILE_PATH =
      Form.of(
          text ->
              text.equals("/")
                  ? Parsed.refused("the root of the jail is no file")
                  : HostPath.parse(text),
          ManifestCode.BAD_PATH,
          "Write the file's whole path in the jail, such as /etc/motd.");

  static final Form<HostPath> DIRECTORY =
      Form.of(
          text ->
              HostPath.parse(text)
                  .then(
                      path ->
                          path.parts().size() < 2
                              ? Parsed.refused("a folder at the very top is the system's")
                              : Parsed.ok(path)),
          ManifestCode.BAD_PATH,
          "Write the folder's whole path, such as /var/db/postgres/main.");

  static final Form<HostPath> DIRECTORY_OF_A_USER =
      Form.of(Forms::ofPasswd, ManifestCode.BAD_PATH, "Write a whole path, such as /home/deploy.");

  static final Form<HostPath> PROGRAM =
      Form.of(Forms::ofPasswd, ManifestCode.BAD_PATH, "Write a whole path, such as /bin/sh.");

  /** Reaches initdb as part of an argument. */
  static final Form<String> LOCALE =
      pattern(
          "[A-Za-z][A-Za-z0-9_.@-]*",
          "a locale is letters, digits, underscores, dots, dashes and @",
          ManifestCode.BAD_SETTING,
          "Write a name that `locale -a` prints in the jail, such as C.UTF-8.");

  static final Form<FileMode> MODE =
      Form.of(FileMode::parse, ManifestCode.BAD_MODE, "Write \"0644\", or \"0755\" for a program.");

  static final Form<Sha256> DIGEST =
      Form.of(
          Sha256::parse,
          ManifestCode.BAD_DIGEST,
          "Copy the 64 digits that `sha256 base.txz` prints.");

  static final Form<PfHost> PF_HOST =
      Form.of(
          PfHost::parse,
          ManifestCode.BAD_PF_HOST,
          "Anything else of pf.conf(5) belongs into the host's own pf.conf.");

  /** What nat puts in the sender's place. */
  static final Form<PfHost> PF_TRANSLATE =
      Form.of(
          text ->
              text.equals("any") || text.startsWith("!")
                  ? Parsed.refused("nat wants addresses to put in the sender's place")
                  : PfHost.parse(text),
          ManifestCode.BAD_PF_HOST,
          "Write the interface's own, such as \"(em0)\", or an address of the host.");

  static final Form<SecretName> SECRET_NAME =
      Form.of(
          SecretName::parse, ManifestCode.BAD_SECRET, "Choose another name, such as pg-superuser.");

  /** What is written here by mistake may be the secret itself, so it is not repeated. */
  static final Form<String> VARIABLE =
      pattern(
              "[A-Za-z_][A-Za-z0-9_]*",
              "an environment variable is letters, digits and underscores, not starting with a"
                  + " digit",
              ManifestCode.BAD_SECRET,
              "Write the variable's name, such as PG_SUPERUSER_PASSWORD; its value does not belong"
                  + " here.")
          .unseen();

  static final Form<String> HOST_NAME =
      pattern(
          "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?",
          "a host's name is letters, digits, dots and dashes, with a letter or digit at both ends",
          ManifestCode.BAD_HOST_NAME,
          "Write a plain name, such as db1.");

  private Forms() {}

  static Form<String> pattern(String pattern, String reason, ManifestCode code, String remedy) {
    Pattern shape = Pattern.compile(pattern);
    return Form.of(
        text -> shape.matcher(text).matches() ? Parsed.ok(text) : Parsed.refused(reason),
        code,
        remedy);
  }

  /** passwd(5) has colons between its fields. */
  private static Parsed<HostPath> ofPasswd(String text) {
    return text.indexOf(':') >= 0
        ? Parsed.refused("passwd(5) keeps it between colons")
        : HostPath.parse(text);
  }

  private static Parsed<InterfaceName> inRule(InterfaceName name) {
    return PfHost.parse("(" + name + ")").toOptional().isPresent()
        ? Parsed.ok(name)
        : Parsed.refused("in a rule of pf.conf(5) an interface's name starts with a small letter");
  }
}
