package rehearsal

import (
	"slices"
	"strings"
)

// Names that are rarer in the whole country than between Dunkerque and
// Montreuil, by where they came from.
var (
	flemishNames = split(`Vandenbussche,Vandenbroucke,Vandamme,Vanhoutte,Van Hove,Vanhove,Vandewalle,Van de Walle,
		Vandermeersch,Vandenberghe,Vandecasteele,Vandaele,Vanacker,Vanbesien,Vancauwenberghe,Van Daele,Van den Abeele,
		Verhaeghe,Verbeke,Verschaeve,Vermeersch,Deconinck,De Backer,Debacker,Declercq,Deschodt,Desmet,De Smet,Devos,
		De Vos,Dewaele,Dewulf,Dehaene,Dezitter,Deswarte,Bultheel,Blanckaert,Bollaert,Caloone,Everaere,Ghesquière,
		Goudaert,Hennebelle,Hoedt,Huyghe,Inghelaere,Lammens,Looten,Maes,Outters,Peene,Persyn,Ryckelynck,Ryckebusch,
		Schockaert,Sockeel,Spyckerelle,Wallyn,Wyckaert,Zonnequin`)
	polishNames = split(`Kowalski,Kowalczyk,Nowak,Nowakowski,Wisniewski,Wójcik,Wojcik,Kaminski,Lewandowski,Zielinski,
		Szymanski,Wozniak,Kozlowski,Jankowski,Mazur,Krawczyk,Kaczmarek,Piotrowski,Grabowski,Pawlak,Michalak,Nowicki,
		Adamczyk,Dudek,Wieczorek,Jablonski,Majewski,Olszewski,Jaworski,Walczak,Rutkowski,Michalski,Sikora,Baran,
		Szewczyk,Tomczak,Pietrzak,Wroblewski,Marciniak,Jasinski,Zawadzki,Jakubowski,Wlodarczyk,Chmielewski,
		Sokolowski,Szczepaniak,Skrzypczak,Ratajczak,Matuszak,Przybylski`)
	maghrebiNames = split(`Benali,Ben Ali,Benamar,Benaïssa,Bensaïd,Bouzid,Bouaziz,Boudjemaa,Belkacem,Belhadj,Brahimi,
		Chaouch,Chérif,Djebbar,El Amrani,El Idrissi,El Mansouri,Ferhat,Guerroudj,Haddad,Haddou,Hamdi,Hamidi,Khelifi,
		Kaddour,Lahlou,Mansouri,Meziane,Mokhtari,Ouali,Ouarab,Aït Ouarab,Aït Ali,Rahmani,Saïdi,Slimani,Taleb,Touati,
		Yahiaoui,Zerrouki,Ziani,Zitouni,Amrani,Bennani,Alaoui,Belaïd,Bouazza,Ramdani,Khaldi,Messaoudi`)

	polishFirstNames = split(`Stanislas,Casimir,Wanda,Edwige,Halina,Bogdan,Richard,Sigismond,Krystyna,Czesław,Bolesław,
		Thadée,Hedwige,Irena,Zofia,Mirosław`)
	maghrebiFirstNames = split(`Mohamed,Mohammed,Ahmed,Ali,Karim,Rachid,Samir,Nassim,Yacine,Yassine,Sofiane,Bilal,
		Abdelkader,Abdallah,Djamel,Farid,Hakim,Mounir,Hichem,Ismaël,Younès,Walid,Mustapha,Mehdi,Amine,Omar,Rayan,
		Fatima,Fatiha,Samira,Khadija,Naïma,Aïcha,Malika,Nora,Leïla,Zohra,Soraya,Yasmina,Kheira,Houria,Nadia,Samia,
		Karima,Rachida,Inès,Kenza,Sarah,Lina,Fatima-Zohra,Mohamed-Ali`)
	compoundFirstNames = split(`Jean-Charles,Jean-Bernard,Jean-René,Jean-Gabriel,Jean-Noël,Jean-Guy,Jean-Rémi,
		Pierre-Yves,Pierre-Emmanuel,Paul-Henri,Louis-Marie,Charles-Édouard,Charles-Henri,François-Xavier,Marc-Antoine,
		Marie-Odile,Marie-Ange,Marie-Line,Marie-Andrée,Marie-Agnès,Marie-Cécile,Marie-Lou,Anne-Cécile,Anne-Lise,
		Anne-Gaëlle,Lou-Anne,Rose-Marie,Ève-Marie`)
)

// confusables are surnames that a volunteer takes for one another.
var confusables = split(strings.Join(sounds, ","))

// sounds are the groups of confusables, each of one sound.
var sounds = []string{
	"Lefebvre,Lefèvre,Lefeuvre,Lefebure", "Leclercq,Leclerc,Leclerq", "Dupont,Dupond,Duponts",
	"Delattre,Delâtre,Delastre", "Descamps,Deschamps,Decamps", "Carlier,Carliez,Carly",
	"Vandenbussche,Vandenbossche,Van den Bussche", "Vandenbroucke,Vandenbrouck,Van den Broucke",
	"Théry,Thiery,Thierry", "Gauthier,Gautier,Gaultier", "Martin,Martins,Martine", "Henry,Henri,Hanry",
	"Benali,Ben Ali,Benalli", "Wisniewski,Wiśniewski,Wisznewski", "Nowak,Novak,Nowack", "Bernard,Bernart,Besnard",
	"Duhamel,Duhamelle,Du Hamel", "Macquet,Maquet,Macquer", "Mercier,Lemercier,Merchier", "Ducrocq,Ducroq,Ducrot",
	"Pruvost,Pruvot,Prévost", "Hamdi,Hamidi,Hammadi", "Delannoy,Delannoye,Delanoy", "Roussel,Rousselle,Rouselle",
}

// soundAlikes lists the names that sound like a surname, itself left out.
func soundAlikes(surname string) []string {
	for _, sound := range sounds {
		group := split(sound)
		if i := slices.Index(group, surname); i >= 0 {
			return slices.Delete(group, i, i+1)
		}
	}
	return nil
}

// mishearings are endings that sound alike; the first that fits is taken.
var mishearings = [][2]string{
	{"eaux", "eau"}, {"eau", "aud"}, {"aux", "aut"}, {"ault", "aud"}, {"aud", "ault"}, {"ert", "aire"}, {"ier", "iez"},
	{"elle", "el"}, {"el", "elle"}, {"et", "ez"}, {"ez", "et"}, {"cq", "c"}, {"ck", "k"}, {"in", "ain"}, {"ski", "sky"},
	{"ois", "oy"}, {"oy", "oix"}, {"on", "ont"}, {"ard", "art"}, {"y", "i"}, {"i", "y"}, {"s", "z"}, {"e", ""},
}

func split(list string) []string {
	names := strings.Split(list, ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}
