package tributary.app.monitor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/// What came of asking after somebody's health, as `/health` says it.
///
/// @param status `up`, `degraded`, `starting`, `unready` or `dead`
/// @param reasons why, where it is not `up`; sentences or clauses
/// @param roles of this process
public record Checkup(String status, List<String> reasons, List<Role> roles) {

  /// A role.
  ///
  /// @param role its name
  /// @param status as above
  /// @param reasons as above
  public record Role(String role, String status, List<String> reasons) {
    public Role {
      reasons = List.copyOf(reasons);
    }
  }

  public Checkup {
    reasons = List.copyOf(reasons);
    roles = List.copyOf(roles);
  }

  /// Whether whoever asks should send work here, or leave it alone.
  @JsonIgnore
  public boolean good() {
    return status.equals("up") || status.equals("degraded");
  }
}
