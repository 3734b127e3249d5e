// Package checkin is the domain of a check-in desk: who is registered, for
// which session, who has arrived, and the rules of the door. Everything here
// is true without a screen, a disk or a network: the package declares the few
// interfaces it needs ([Store], [Finder], [Tickets]) and others bring them.
//
// It imports the standard library and x/text only, and anybody may import it.
package checkin
