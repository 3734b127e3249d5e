package screen

import (
	"context"

	"opale/checkin/handback"
	"opale/checkin/route"
)

// HandBack gives this laptop back.
type HandBack interface {
	// Weigh looks who else holds what is here. It reads: a command calls it.
	Weigh(context.Context) (Farewell, error)
	// Agree has the laptop removed from once the program has been left.
	Agree()
}

// Farewell is what is known of a laptop that may be given back.
type Farewell struct {
	Proof   handback.Proof
	Visits  []route.Desk // where the stick has to go for what is missing
	Outside []string     // what only people can remove, in words
}
