package checkin

// Room is how full a session is. It is a warning and never a refusal: whether
// another chair is brought is not ours to say.
type Room uint8

// The rooms, from empty to full.
const (
	RoomEnough Room = iota // or no limit is known
	RoomScarce             // nine places of ten are taken
	RoomNone
)

// RoomFor tells how full the session is with so many people inside: those
// without a registration and those without a name take a place too, those who
// have left do not.
func (s *Session) RoomFor(inside int) Room {
	switch {
	case s.Capacity <= 0:
		return RoomEnough
	case inside >= s.Capacity:
		return RoomNone
	case inside*10 >= s.Capacity*9:
		return RoomScarce
	}
	return RoomEnough
}

// Room tells how full the desk's session is.
func (o *Overview) Room() Room { return o.Session.RoomFor(o.Inside) }
