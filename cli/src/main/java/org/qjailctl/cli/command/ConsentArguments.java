package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.ResourceAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the operator agrees to beyond what the manifest says. */
final class ConsentArguments {

  @Option(
      names = "--prune",
      description =
          "Archives and deletes the jails that qjailctl made on the host and the "
              + "manifest no longer mentions. Without it they are reported.")
  private boolean prune;

  @Option(
      names = "--allow-replace",
      paramLabel = "ADDRESS",
      converter = JailAddressConverter.class,
      description =
          "Lets a jail that cannot be changed in place be archived, deleted and made "
              + "again, without its data. ADDRESS as the plan prints it: --allow-replace "
              + "'jail db'. May be given several times.")
  private List<ResourceAddress> replace = new ArrayList<>();

  @Option(
      names = "--stop-foreign-jails",
      description =
          "Lets jails that run and that the manifest does not describe go down, and "
              + "come back, when the jails' base system is updated. Without it such an "
              + "update is refused.")
  private boolean stopForeign;

  @Option(
      names = "--allow-lock-out",
      description =
          "Lets rules of pf be loaded that refuse the ssh connection of whoever plans. For "
              + "those who sit at the host's console.")
  private boolean lockOut;

  Consent consent() {
    return new Consent(prune, new TreeSet<>(replace), stopForeign, lockOut);
  }

  /** Only jails are replaced. */
  static final class JailAddressConverter implements ITypeConverter<ResourceAddress> {
    @Override
    public ResourceAddress convert(String text) {
      return switch (ResourceAddress.parse(text)) {
        case Parsed.Ok<ResourceAddress>(ResourceAddress address)
            when address.kind() == ResourceAddress.Kind.JAIL
                && JailName.parse(address.name()).toOptional().isPresent() ->
            address;
        case Parsed.Ok<ResourceAddress> other ->
            throw new TypeConversionException("only jails are replaced, such as 'jail db'");
        case Parsed.Refused<ResourceAddress>(String reason) ->
            throw new TypeConversionException(reason);
      };
    }
  }
}
