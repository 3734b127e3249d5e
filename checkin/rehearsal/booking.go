package rehearsal

import (
	"fmt"

	"opale/checkin"
)

// booking is what somebody has a ticket for, and whether it lets them in.
type booking struct {
	venue     checkin.VenueID
	sessions  string // ids, spaces between
	status    checkin.Status
	word, due string
	ticket    string
	profile   checkin.Profile
}

// book draws a booking: most name one session of a venue, some two, some only
// the venue, and a few nothing at all.
func (c *crowd) book() booking {
	b := booking{ticket: tickets.draw(c.dice), profile: profiles.draw(c.dice)}
	c.settle(&b)
	if len(c.event.Venues) == 0 || c.happens(0.01) {
		return b
	}
	b.venue = oneOf(c.dice, c.event.Venues).ID
	at := c.event.SessionsAt(b.venue)
	switch roll := c.Float64(); {
	case len(at) == 0 || roll < 0.15:
	case len(at) > 1 && roll < 0.30:
		first := c.IntN(len(at) - 1)
		second := first + 1 + c.IntN(len(at)-first-1)
		b.sessions = string(at[first].ID) + " " + string(at[second].ID)
	default:
		b.sessions = string(oneOf(c.dice, at).ID)
	}
	return b
}

// settle draws the status, with the organiser's own word for it.
func (c *crowd) settle(b *booking) {
	switch roll := c.Float64(); {
	case roll < 0.025:
		b.status, b.due, b.ticket = checkin.StatusUnpaid, "12 €", "Conférences"
		b.word = oneOf(c.dice, []string{"à régler", "Non payé", "en attente de paiement"})
	case roll < 0.045:
		b.status = checkin.StatusCancelled
		b.word = oneOf(c.dice, []string{"annulé", "Annulée", "remboursé"})
	case roll < 0.055:
		b.status, b.word, b.ticket = checkin.StatusInvited, "invité", "Invitation"
	default:
		b.status = checkin.StatusValid
		b.word = oneOf(c.dice, []string{"Confirmé", "Validé", "inscrit", ""})
	}
}

var tickets = urnOf([]share[string]{
	{50, "Entrée libre"}, {25, "Conférences"}, {15, "Forum et ateliers"},
	{8, "Exposant"}, {2, "Presse"},
})

// profiles are the four merchants the event is for, those who sell on other
// people's sites or not at all, and those who have not answered yet.
var profiles = urnOf([]share[checkin.Profile]{
	{14, checkin.ProfileOnline}, {22, checkin.ProfileBoth},
	{7, checkin.ProfileOpeningShop}, {20, checkin.ProfileGoingOnline},
	{6, checkin.ProfileMarketplaces}, {6, checkin.ProfileNotOnline},
	{25, ""},
})

// show is what the desk is to be shown at check-in, mostly nothing.
func (c *crowd) show(last string) string {
	switch roll := c.Float64(); {
	case roll < 0.03:
		return fmt.Sprintf("Badge : boîte %s, n° %d", withoutAccents.Replace(last)[:1], 1+c.IntN(400))
	case roll < 0.04:
		return fmt.Sprintf("Intervenant : prévenir %s (salle %d)", firstNames().draw(c.dice), 1+c.IntN(6))
	case roll < 0.043:
		return "Presse : remettre le dossier"
	}
	return ""
}

// note is what the organiser wrote beside a name, mostly nothing.
func (c *crowd) note() string {
	if !c.happens(0.02) {
		return ""
	}
	return oneOf(c.dice, []string{"arrive en fin de matinée", "stand 12, avec deux collègues", "rappeler au sujet du stand",
		"inscription par téléphone", "souhaite rencontrer la chambre"})
}
