package org.qjailctl.schema.problem;

import static org.qjailctl.core.diagnostic.Severity.ERROR;
import static org.qjailctl.core.diagnostic.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Severity;

/**
 * Every kind of problem that a manifest can have. A code is never given a new meaning; one that is
 * no longer needed stays unused.
 *
 * <p>QJ00xx the file, QJ01xx YAML, QJ02xx keys and types, QJ03xx single values, QJ04xx references,
 * QJ05xx combinations, QJ06xx warnings, QJ07xx several files and variables; QJ072x and above what
 * is inside a jail or on the host.
 */
public enum ManifestCode {
  FILE_MISSING("QJ0001", ERROR, "no such file"),
  FILE_IS_FOLDER("QJ0002", ERROR, "a folder instead of a manifest"),
  FILE_UNREADABLE("QJ0003", ERROR, "unreadable file"),
  FILE_TOO_LARGE("QJ0004", ERROR, "file too large"),
  FILE_EMPTY("QJ0005", ERROR, "empty manifest"),
  NOT_UTF8("QJ0006", ERROR, "not UTF-8"),
  NOT_TEXT("QJ0007", ERROR, "not text"),
  TOO_MANY_PROBLEMS("QJ0008", ERROR, "too many problems"),

  SYNTAX("QJ0101", ERROR, "broken YAML"),
  DUPLICATE_KEY("QJ0102", ERROR, "duplicate key"),
  BAD_ALIAS_NAME("QJ0103", ERROR, "alias that leads nowhere"),
  MERGE_KEY("QJ0104", ERROR, "merge key without a map"),
  TAG("QJ0105", ERROR, "YAML tag"),
  COMPLEX_KEY("QJ0106", ERROR, "a key that is no plain text"),
  TOO_DEEP("QJ0107", ERROR, "nested too deep"),
  SEVERAL_DOCUMENTS("QJ0108", ERROR, "several documents"),
  TAB("QJ0109", ERROR, "tab where spaces belong"),
  ALIAS_GROWTH("QJ0110", ERROR, "aliases of aliases"),
  TYPOGRAPHIC_QUOTES("QJ0111", ERROR, "typographic quotes"),

  UNKNOWN_KEY("QJ0201", ERROR, "unknown key"),
  MISSING_KEY("QJ0202", ERROR, "missing key"),
  WRONG_TYPE("QJ0203", ERROR, "wrong type"),
  UNKNOWN_WORD("QJ0204", ERROR, "unknown word"),
  OUT_OF_RANGE("QJ0205", ERROR, "number out of range"),
  EMPTY_VALUE("QJ0206", ERROR, "nothing behind the key"),
  ONE_OF("QJ0207", ERROR, "exactly one of these keys"),
  UNSUPPORTED_VERSION("QJ0208", ERROR, "unsupported version"),
  PARAMETER_BEYOND_QJAIL("QJ0209", ERROR, "jail(8) parameter that qjail cannot set"),

  BASE_DIGEST("QJ0231", ERROR, "base.txz without digest"),
  PACKAGE_AND_PORT("QJ0232", ERROR, "a package and a port"),
  BAD_PORT_NAME("QJ0233", ERROR, "bad name of a port"),
  BASE_UNFIT("QJ0230", ERROR, "not possible with this source of base.txz"),

  BAD_JAIL_NAME("QJ0301", ERROR, "bad jail name"),
  BAD_ADDRESS("QJ0302", ERROR, "bad address"),
  BAD_ALIAS("QJ0303", ERROR, "bad alias"),
  BAD_INTERFACE_NAME("QJ0304", ERROR, "bad interface name"),
  BAD_FLAVOR_NAME("QJ0305", ERROR, "bad flavor name"),
  BAD_RC_VARIABLE("QJ0306", ERROR, "bad rc.conf variable"),
  BAD_RC_VALUE("QJ0307", ERROR, "bad rc.conf value"),
  BAD_PACKAGE_NAME("QJ0308", ERROR, "bad package name"),
  BAD_PATH("QJ0309", ERROR, "bad path"),
  BAD_MODE("QJ0310", ERROR, "bad mode"),
  BAD_DIGEST("QJ0311", ERROR, "bad digest"),
  BAD_BASE_SOURCE("QJ0312", ERROR, "bad source of base.txz"),
  BAD_HOST_ADDRESS("QJ0313", ERROR, "bad host address"),
  BAD_PF_HOST("QJ0314", ERROR, "bad end of a pf rule"),
  BAD_SECRET("QJ0315", ERROR, "bad secret"),
  BAD_HOST_NAME("QJ0316", ERROR, "bad host name"),
  BAD_SETTING("QJ0317", ERROR, "bad PostgreSQL setting"),
  BAD_SERVICE_NAME("QJ0318", ERROR, "bad service name"),
  BAD_OWNER("QJ0319", ERROR, "bad owner"),
  BAD_PORTS("QJ0320", ERROR, "bad ports"),
  BAD_PF_TABLE("QJ0321", ERROR, "bad pf table"),
  BAD_PF_MACRO("QJ0322", ERROR, "bad pf macro"),
  BAD_PF_RULE("QJ0323", ERROR, "bad raw rule"),
  UNKNOWN_MACRO("QJ0324", ERROR, "unknown macro"),
  PF_FAMILY("QJ0325", ERROR, "two address families in a rule"),
  NAT_WITHOUT_TRANSLATE("QJ0326", ERROR, "IPv6 nat without translate"),
  JAIL_WITHOUT_IP6("QJ0327", ERROR, "jail without an IPv6 address"),
  BAD_IMAGE_SIZE("QJ0330", ERROR, "bad size of an image"),
  BAD_ARCHIVE("QJ0340", ERROR, "bad archive"),
  ARCHIVE_UNFIT("QJ0341", ERROR, "not possible with an archive"),
  BAD_ZONE_NAME("QJ0342", ERROR, "bad name of a zone"),
  UNKNOWN_ZONE("QJ0343", ERROR, "unknown zone"),
  ZONE_UNFIT("QJ0344", ERROR, "not possible in a zone"),

  UNKNOWN_FLAVOR("QJ0401", ERROR, "unknown flavor"),
  UNKNOWN_SECRET("QJ0402", ERROR, "unknown secret"),
  UNKNOWN_JAIL("QJ0403", ERROR, "unknown jail"),
  UNKNOWN_INTERFACE("QJ0404", ERROR, "interface that nothing makes"),
  SOURCE_MISSING("QJ0405", ERROR, "no such source file"),
  SOURCE_NOT_A_FILE("QJ0406", ERROR, "source is not a file"),
  SOURCE_UNREADABLE("QJ0407", ERROR, "unreadable source file"),
  SOURCE_TOO_LARGE("QJ0408", ERROR, "source file too large"),
  LEADING_ZERO("QJ0411", ERROR, "number that starts with 0"),
  NAMES_BY_CASE("QJ0412", WARNING, "two jails whose names differ in case only"),
  UNKNOWN_SERVICE("QJ0420", ERROR, "unknown service"),
  UNKNOWN_PARENT("QJ0430", ERROR, "flavor that extends an unknown one"),
  FLAVOR_CYCLE("QJ0431", ERROR, "flavors that extend each other"),
  FLAVOR_DEPTH("QJ0432", ERROR, "flavors that extend too many others"),
  JAIL_WITHOUT_IP4("QJ0409", ERROR, "jail without an IPv4 address"),

  JAIL_WITHOUT_ADDRESS("QJ0501", ERROR, "jail without address"),
  ADDRESS_TWICE("QJ0502", ERROR, "address used twice"),
  RUNNING_BUT_NORUN("QJ0503", ERROR, "running, but never started"),
  FLAVOR_PATH("QJ0504", ERROR, "path that qjail refuses in a flavor"),
  POSTGRESQL_WITHOUT_SYSVIPC("QJ0505", ERROR, "postgresql without allow.sysvipc"),
  PROVISION_NOT_RUNNING("QJ0506", ERROR, "provision in a jail that is not kept running"),
  REDIRECT_TWICE("QJ0507", ERROR, "redirect that never matches"),
  CLONE_NOT_SAID("QJ0508", ERROR, "clone or not"),
  CLONE_IMPOSSIBLE("QJ0509", ERROR, "lo0 cannot be cloned"),
  ALIAS_TWICE("QJ0510", ERROR, "alias address given twice"),
  RC_CONF_OWNED("QJ0511", ERROR, "rc.conf variable that another section keeps"),
  RENAME_UNCLEAR("QJ0520", ERROR, "unclear which jail was called so"),
  REPLICA_ADDRESS("QJ0521", ERROR, "no address left for a replica"),
  REPLICA_NAME("QJ0522", ERROR, "replica and jail of one name"),
  DEPENDS_ON_CYCLE("QJ0523", ERROR, "jails that depend on each other"),
  DEPENDS_ON_STOPPED("QJ0524", ERROR, "depends on a jail that is kept stopped"),
  VNET_UNFIT("QJ0525", ERROR, "not possible with vnet"),
  IPV6_ALIAS_LENGTH("QJ2550", ERROR, "alias that keeps a jail from starting"),
  SSH_UNFIT("QJ0526", ERROR, "not possible with ssh"),

  BAD_POSTGRESQL_NAME("QJ0650", ERROR, "bad name in PostgreSQL"),
  UNKNOWN_ROLE("QJ0651", ERROR, "unknown role"),
  POSTGRESQL_WITHOUT_SOCKET("QJ0652", ERROR, "no way in for roles and databases"),

  SSH_USER("QJ0620", WARNING, "a user whose password everyone can guess"),
  PUBLIC_DATABASE("QJ0601", WARNING, "a database open to everyone"),
  RAW_SOCKETS("QJ0602", WARNING, "allow.raw_sockets is not needed for the network"),
  REDIRECT_SSH("QJ0603", WARNING, "ssh of the host goes to a jail"),
  FROZEN_ADDRESSES("QJ0604", WARNING, "addresses frozen at load time"),
  UNKNOWN_TABLE("QJ0610", WARNING, "table that the manifest does not describe"),
  FILTER_BLOCKS_SSH("QJ0611", WARNING, "filter rules that block ssh"),
  ADDRESS_OUTSIDE_ALIASES("QJ0605", WARNING, "address outside the interface's aliases"),
  ALIAS_OUTSIDE_SUBNET("QJ0606", WARNING, "alias range leaves its subnet"),

  INCLUDE_MISSING("QJ0701", ERROR, "no such included file"),
  INCLUDE_NOT_A_FILE("QJ0702", ERROR, "included path is not a file"),
  INCLUDE_UNREADABLE("QJ0703", ERROR, "unreadable included file"),
  INCLUDE_CYCLE("QJ0704", ERROR, "files that include each other"),
  FILE_OUTSIDE("QJ0707", ERROR, "file outside of the manifest's folder"),
  INCLUDE_CONFLICT("QJ0705", ERROR, "the same key in two files"),
  TOO_MANY_FILES("QJ0706", ERROR, "too many files"),
  BAD_GROUP_NAME("QJ0720", ERROR, "bad group name"),
  BAD_USER_NAME("QJ0721", ERROR, "bad user name"),
  NUMBER_TWICE("QJ0722", ERROR, "number given twice"),
  ACCOUNT_NEEDED("QJ0723", ERROR, "account that the system needs"),
  SAID_OF_ABSENT("QJ0724", ERROR, "said of something that is to go"),
  GROUP_GOES("QJ0725", ERROR, "group that is taken away"),
  BAD_COMMENT("QJ0726", ERROR, "bad comment"),
  COMMAND_UNGUARDED("QJ0730", ERROR, "command that would run at every apply"),
  COMMAND_GUARDS("QJ0731", ERROR, "command with several guards"),
  BAD_ARGUMENT("QJ0732", ERROR, "bad argument"),
  COMMAND_TWICE("QJ0733", ERROR, "two commands of one name"),
  NOTIFY_WITHOUT_CREATES("QJ0734", ERROR, "notify without a file"),
  HOST_COMMAND_USER("QJ0735", ERROR, "command of the host as a user"),
  BAD_COMMAND_NAME("QJ0736", ERROR, "bad name of a command"),
  EXTENSION_NOT_IN_VERSION("QJ0737", ERROR, "extension that this PostgreSQL does not have"),
  POSTGRESQL_OWNED("QJ0738", ERROR, "part of a jail that `postgresql` keeps"),
  BAD_SCHEDULE("QJ0740", ERROR, "bad schedule"),
  BAD_CRON_NAME("QJ0741", ERROR, "bad name of a cron entry"),
  BAD_CRON_COMMAND("QJ0742", ERROR, "bad command of a cron entry"),
  FILE_TWICE("QJ0743", ERROR, "file that two sections write"),
  BAD_PACKAGE_VERSION("QJ0750", ERROR, "bad version of a package"),
  CHECK_NOT_RUNNING("QJ0786", ERROR, "checks of a jail that is not kept running"),
  CHECK_OTHER_KIND("QJ0787", ERROR, "key of another kind of check"),
  CHECK_ADDRESS("QJ0788", ERROR, "address that the jail has not"),
  CHECK_LONG("QJ0789", ERROR, "check that may take too long"),
  HOST_OWNED("QJ0760", ERROR, "part of the host that another section keeps"),
  SSHD_STOPS("QJ0761", WARNING, "ssh to the host is shut"),
  BAD_SYSCTL_NAME("QJ0770", ERROR, "bad name of a kernel variable"),
  BAD_SYSCTL_VALUE("QJ0771", ERROR, "bad value of a kernel variable"),
  SYSCTL_SECURELEVEL("QJ0772", ERROR, "security level that stops qjail"),
  UNDEFINED_VARIABLE("QJ0711", ERROR, "undefined variable"),
  BAD_VARIABLE("QJ0712", ERROR, "bad variable name"),
  VARIABLE_MISPLACED("QJ0713", ERROR, "variable where none can stand");

  private final String code;
  private final Severity severity;
  private final String summary;

  ManifestCode(String code, Severity severity, String summary) {
    this.code = code;
    this.severity = severity;
    this.summary = summary;
  }

  /** The kind of problem that people and CI know as {@code code}. */
  public static Optional<ManifestCode> of(Code code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code.value())).findFirst();
  }

  /** Whether a plan says the same beside the change that it is about, so that once is enough. */
  public static boolean isSaidByPlan(Code code) {
    return code.equals(PUBLIC_DATABASE.code());
  }

  public Code code() {
    return new Code(code);
  }

  public Severity severity() {
    return severity;
  }

  /** What is wrong, in a few words that are the same each time. */
  public String summary() {
    return summary;
  }

  /** Two sentences on why it is wrong, for {@code qjailctl explain}. */
  public String explanation() {
    return Explanations.of(code());
  }
}
