package org.qjailctl.schema.binding;

import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** Whose a file or folder is, and who may do what with it. */
final class OwnerBinding {

  static final Form<UserName> OWNER =
      Form.of(UserName::parse, ManifestCode.BAD_OWNER, "Write a name, such as www.");

  private OwnerBinding() {}

  static FileMode mode(Section one, FileMode usual) {
    return one.form("mode", Forms.MODE).map(Placed::value).orElse(usual);
  }

  /** A user's own group has the user's name, unless another is given. */
  static FileOwner owner(Section one) {
    Optional<String> user = one.form("owner", OWNER).map(name -> name.value().value());
    Optional<String> group = one.form("group", OWNER).map(name -> name.value().value());
    return new FileOwner(
        user.orElse(FileOwner.ROOT.user()),
        group.or(() -> user.filter(name -> !name.equals("root"))).orElse(FileOwner.ROOT.group()));
  }
}
