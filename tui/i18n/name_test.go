package i18n

import "testing"

func TestWhoseArrivalIsSaidWithItsElision(t *testing.T) {
	for name, want := range map[string]string{
		"Odile VANDENBUSSCHE": "d'Odile VANDENBUSSCHE", "Philippe": "de Philippe", "Alb": "d'Alb",
		"Hugo": "de Hugo", "Hélène": "d'Hélène", "Henri-Paul": "d'Henri-Paul", "HENNEBELLE Monique": "de HENNEBELLE Monique",
		"AÏT OUARAB Rachid": "d'AÏT OUARAB Rachid", "une personne sans nom": "d'une personne sans nom", "李": "de 李",
	} {
		if got := french.Fill("de %s", name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestGivenName(t *testing.T) {
	for name, want := range map[string]string{
		"LOUIS DAMIEN": "Louis Damien", "ELODIE": "Elodie", "jean-luc": "Jean-Luc", "ÉMILE": "Émile", "J.-B.": "J.-B.",
		"Marie-Ève": "Marie-Ève", "DeAndre": "DeAndre", "JB": "JB", "lé": "Lé", "N'DEYE": "N'Deye", "李": "李", "": "",
	} {
		if got := GivenName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
