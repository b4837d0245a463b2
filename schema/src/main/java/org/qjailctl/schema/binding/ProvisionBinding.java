package org.qjailctl.schema.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.Postgresql.AuthenticationMethod;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The map {@code provision} of a jail: what runs inside it. */
final class ProvisionBinding {

  /** Server encodings of PostgreSQL 15, in the manual's table of character sets. */
  static final List<String> ENCODINGS =
      Arrays.asList(
          ("EUC_CN EUC_JP EUC_JIS_2004 EUC_KR EUC_TW ISO_8859_5 ISO_8859_6 ISO_8859_7 ISO_8859_8"
                  + " KOI8R KOI8U LATIN1 LATIN2 LATIN3 LATIN4 LATIN5 LATIN6 LATIN7 LATIN8 LATIN9"
                  + " LATIN10 MULE_INTERNAL SQL_ASCII UTF8 WIN866 WIN874 WIN1250 WIN1251 WIN1252"
                  + " WIN1253 WIN1254 WIN1255 WIN1256 WIN1257 WIN1258")
              .split(" "));

  private ProvisionBinding() {}

  /** What the map says. */
  record Read(Provision provision, Optional<Postgresql> postgresql) {}

  static Read read(
      JailName jail,
      Section section,
      JailPolicy policy,
      JailParameters parameters,
      References references) {
    return section
        .section(
            "provision",
            provision -> {
              if (policy.state() != JailState.RUNNING) {
                reportNotRunning(jail, provision, policy);
              }
              Provision pieces = InsideBinding.read(provision);
              Optional<Postgresql> server =
                  provision
                      .section("postgresql", keys -> postgresql(jail, keys, parameters, references))
                      .flatMap(known -> known);
              server.ifPresent(known -> PostgresqlPieces.check(provision));
              return new Read(pieces, server);
            })
        .orElse(new Read(Provision.NOTHING, Optional.empty()));
  }

  private static void reportNotRunning(JailName jail, Section provision, JailPolicy policy) {
    provision
        .reading()
        .problems()
        .report(
            ManifestCode.PROVISION_NOT_RUNNING,
            provision.place().atHead(),
            "The jail " + jail + " is not kept running: " + policy.cause() + ".",
            "Write `state: running` with boot auto or manual, or remove provision.");
  }

  private static Optional<Postgresql> postgresql(
      JailName jail, Section server, JailParameters parameters, References references) {
    server.require("version", "password");
    boolean shared = parameters.values().containsKey(JailParameter.ALLOW_SYSVIPC);
    if (!shared && !parameters.sysvipcUnclear()) {
      server
          .reading()
          .problems()
          .report(
              ManifestCode.POSTGRESQL_WITHOUT_SYSVIPC,
              server.place().atHead(),
              "Without shared memory initdb fails in the jail: Function not implemented.",
              "Add `parameters: { allow.sysvipc: true }` to the jail " + jail + ".");
    }
    Optional<Placed<Integer>> version = server.number("version", 13, 18);
    AuthenticationMethod method =
        server
            .word("auth", List.of(AuthenticationMethod.values()))
            .map(Placed::value)
            .orElse(AuthenticationMethod.SCRAM_SHA_256);
    String encoding = server.word("encoding", ENCODINGS).map(Placed::value).orElse("UTF8");
    Optional<Placed<SecretName>> password =
        server.section("password", ProvisionBinding::secret).flatMap(name -> name);
    password.ifPresent(references::checkSecret);
    Optional<String> locale = server.form("locale", Forms.LOCALE).map(Placed::value);
    Optional<HostPath> data = server.form("data-directory", Forms.DIRECTORY).map(Placed::value);
    SortedMap<String, String> settings = PostgresqlSettings.read(server);
    List<String> hba = PostgresqlSettings.hba(server);
    List<ClusterPart> parts = ClusterBinding.read(server, references);
    if (!parts.isEmpty()) {
      PostgresqlSettings.checkSocket(server);
    }
    Optional<Postgresql> read =
        version.flatMap(
            number ->
                password.map(
                    secret ->
                        new Postgresql(
                            number.value(),
                            method,
                            encoding,
                            locale,
                            secret.value(),
                            data,
                            settings,
                            hba,
                            parts)));
    read.ifPresent(known -> PostgresqlPieces.checkExtensions(server, known));
    return read;
  }

  static Optional<Placed<SecretName>> secret(Section password) {
    password.require("secret");
    return password.form("secret", Forms.SECRET_NAME);
  }
}
