package rehearsal

import "strings"

// What the invented firms of the coast are called.
var (
	houses = split(`Ets,Maison,Garage,Boulangerie,Poissonnerie,Cave,Librairie,Fleurs,Menuiserie,Transports,Cabinet,
		Pharmacie,Optique,Chaussures,Bijouterie,Brasserie,Cycles,Meubles,Imprimerie,Pâtisserie`)
	crafts = split(`Mareyage,Biscuiterie,Faïences,Dentelles,Conserverie,Salaisons,Fumaisons,Voilerie,Tissus,Jouets,
		Savonnerie,Torréfaction,Brasserie,Confitures,Maroquinerie,Lingerie,Accastillage,Pépinière,Jardins,Vélos`)
	places = split(`d'Opale,Boulonnais,du Calaisis,de la Liane,des Deux Caps,du Blootland,de la Canche,des Flandres,
		du Détroit,de l'Authie,du Marquenterre,des Remparts,du Courgain,de la Digue,du Beffroi,des Dunes,de l'Aa,
		du Blanc-Nez,du Gris-Nez,de la Jetée`)
	goods = split(`Électro,Déco,Moto,Bébé,Jardin,Mode,Pêche,Vélo,Surf,Cuisine,Photo,Achat,Sport,Bio,Thé,Cadeau,Port,Marée,
		Dentelle,Kite,Micro,Auto,Literie,Nautic,Gourmet,Habitat,Print,Lumière,Façade,Hôtel`)
	promises = split(`Diffusion,Direct,Service,Boutique,Discount,Design,Pro,Conseil,Littoral,Opale,Export,Center,Store,
		& Cie,Côte Nord,Express,Factory,62,59,Web`)
)

// company invents a firm. Any likeness to one that exists is chance.
func (c *crowd) company() string {
	var name string
	switch roll := c.Float64(); {
	case roll < 0.25:
		name = oneOf(c.dice, houses) + " " + surnames().draw(c.dice)
	case roll < 0.35:
		name = surnames().draw(c.dice) + " & Fils"
	case roll < 0.60:
		name = oneOf(c.dice, crafts) + " " + oneOf(c.dice, places)
	case roll < 0.90:
		name = oneOf(c.dice, goods) + " " + oneOf(c.dice, promises)
	default:
		name = c.initials()
	}
	switch roll := c.Float64(); {
	case roll < 0.06:
		return name + oneOf(c.dice, []string{" SARL", " SAS", " EURL"})
	case roll < 0.10:
		return oneOf(c.dice, []string{"SARL ", "SAS "}) + name
	case roll < 0.18:
		return strings.ToUpper(name)
	}
	return name
}

// initials is a firm of which nobody knows any more what it stood for.
func (c *crowd) initials() string {
	letters := make([]byte, 3+c.IntN(2))
	for i := range letters {
		letters[i] = "ABCDEFGILMNOPRSTV"[c.IntN(17)]
	}
	return string(letters)
}
