package rehearsal

// towns are where people come from: the coast, then the two departments, then
// a few from further away.
var towns = urnOf([]share[string]{
	{98, "Dunkerque"}, {78, "Calais"}, {63, "Lille"},
	{49, "Boulogne-sur-Mer"}, {23, "Saint-Omer"}, {21, "Saint-Pol-sur-Mer"},
	{21, "Coudekerque-Branche"}, {20, "Grande-Synthe"}, {20, "Tourcoing"},
	{20, "Roubaix"}, {20, "Arras"}, {16, "Lens"}, {15, "Outreau"},
	{14, "Gravelines"}, {14, "Béthune"}, {14, "Armentières"},
	{13, "Berck"}, {12, "Hazebrouck"}, {12, "Étaples"},
	{12, "Montreuil-sur-Mer"}, {12, "Villeneuve-d'Ascq"}, {10, "Paris"},
	{9, "Saint-Martin-Boulogne"}, {9, "Longuenesse"}, {9, "Bailleul"},
	{9, "Aire-sur-la-Lys"}, {9, "Marck"}, {9, "Le Portel"},
	{8, "Arques"}, {8, "Wimereux"}, {8, "Bourbourg"}, {7, "Audruicq"},
	{7, "Loon-Plage"}, {7, "Le Touquet-Paris-Plage"}, {7, "Bergues"},
	{7, "Oye-Plage"}, {7, "Desvres"}, {6, "Ardres"}, {6, "Guînes"},
	{6, "Abbeville"}, {5, "Wormhout"}, {5, "Rang-du-Fliers"},
	{5, "Hesdin"}, {5, "Coquelles"}, {5, "Marquise"}, {5, "Hondschoote"},
	{5, "Bray-Dunes"}, {4, "Sangatte"}, {4, "Cucq"}, {4, "Lumbres"},
	{4, "Wissant"}, {4, "Cassel"}, {3, "Watten"}, {3, "Samer"},
	{2, "Audresselles"}, {2, "Ambleteuse"}, {2, "Bruxelles"}, {2, "Ypres"},
})
