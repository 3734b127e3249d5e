package checkin

// NamesPlace reports whether the registration says where or when it is for.
func (r *Registration) NamesPlace() bool {
	return r.Values[FieldVenue] != "" || r.Values[FieldSessions] != ""
}

// IsExpected reports whether the registration counts among those expected:
// cancelled ones do not, nor do walk-ins and people only invited.
func (r *Registration) IsExpected() bool {
	if r.WalkIn || r.Erased {
		return false
	}
	switch r.Status() {
	case StatusValid, StatusUnpaid:
		return true
	}
	return false
}
