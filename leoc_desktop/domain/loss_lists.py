"""The lists that lines of losses choose from. Sources of the names: the government's loss and damage forms."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice
from leoc_desktop.foundation.office_lists import CROP_UNITS, CROPS, OfficeChoices

DEAD, MISSING, INJURED, AFFECTED = "dead", "missing", "injured", "affected"
PERSON_STATUS = (
    Choice(DEAD, "मृत्यु", "Dead"),
    Choice(MISSING, "बेपत्ता", "Missing"),
    Choice(INJURED, "घाइते", "Injured"),
    Choice(AFFECTED, "प्रभावित", "Affected"),
)
SEX = (
    Choice("male", "पुरुष", "Male"),
    Choice("female", "महिला", "Female"),
    Choice("other", "अन्य", "Other"),
    Choice("unknown_sex", "पहिचान नभएको", "Not identified"),
)
AGE_GROUP = (
    Choice("0-4", "५ वर्षमुनि", "Under 5"),
    Choice("5-14", "५–१४", "5–14"),
    Choice("15-59", "१५–५९", "15–59"),
    Choice("60-64", "६०–६४", "60–64"),
    Choice("65+", "६५ र माथि", "65 and over"),
)
DISABILITY = (
    Choice("none", "छैन", "None"),
    Choice("a", "क – पूर्ण अपाङ्गता", "A – profound"),
    Choice("b", "ख – अति अशक्त", "B – severe"),
    Choice("c", "ग – मध्यम", "C – moderate"),
    Choice("d", "घ – सामान्य", "D – mild"),
    Choice("no_card", "परिचयपत्र नभएको", "Without a card"),
)
INJURY = (
    Choice("slight", "सामान्य", "Slight"),
    Choice("serious", "गम्भीर", "Serious"),
    Choice("critical", "अति गम्भीर", "Critical"),
)
ID_KIND = (
    Choice("citizenship", "नागरिकता प्रमाणपत्र", "Citizenship certificate"),
    Choice("national_id", "राष्ट्रिय परिचयपत्र", "National identity card"),
    Choice("voter", "मतदाता परिचयपत्र", "Voter card"),
    Choice("birth", "जन्मदर्ता", "Birth registration"),
    Choice("ward_letter", "वडाको सिफारिस", "Letter of the ward"),
    Choice("passport", "राहदानी", "Passport"),
)
FOUND, FOUND_DEAD, COUNTED_DEAD = "found", "found_dead", "counted_dead"
OUTCOME = (
    Choice(FOUND, "जीवित फेला परेको", "Found alive"),
    Choice(FOUND_DEAD, "मृत फेला परेको", "Found dead"),
    Choice(COUNTED_DEAD, "अवधि नाघी मृत मानिएको", "Counted dead after the legal period"),
)
"""What became of somebody missing."""
DEAD_OUTCOMES = frozenset({FOUND_DEAD, COUNTED_DEAD})

DISPLACED = "displaced"
FAMILY_STATUS = (
    Choice(AFFECTED, "प्रभावित", "Affected"),
    Choice(DISPLACED, "विस्थापित", "Displaced"),
    Choice("evacuated", "सुरक्षित स्थानमा सारिएको", "Evacuated"),
    Choice("relocated", "स्थानान्तरण", "Relocated"),
)
SHELTER = (
    Choice("school", "विद्यालय", "School"),
    Choice("public_building", "सार्वजनिक भवन", "Public building"),
    Choice("relatives", "आफन्त / छिमेकी", "Relatives or neighbours"),
    Choice("open_space", "खुला क्षेत्र", "Open space"),
    Choice("rented", "भाडाको घर", "Rented house"),
    Choice("other", "अन्य", "Other"),
)

TIMING = (
    Choice("pre_emptive", "घटनाअघि सतर्कतास्वरूप", "Before, as a precaution"),
    Choice("reactive", "घटनापछि", "After the incident"),
)
"""When a family left its home."""
DURATION = (
    Choice("10_days", "१० दिनसम्म", "Up to 10 days"),
    Choice("30_days", "१०–३० दिन", "10 to 30 days"),
    Choice("90_days", "३०–९० दिन", "30 to 90 days"),
    Choice("longer", "९० दिनभन्दा बढी", "More than 90 days"),
    Choice("permanent", "स्थायी", "For good"),
)
"""How long a family is away from its home."""

HOUSE = "house"
STRUCTURE = (
    Choice(HOUSE, "घर", "House"),
    Choice("shed", "गोठ", "Shed"),
    Choice("government_building", "सरकारी भवन", "Government building"),
    Choice("school", "विद्यालय", "School"),
    Choice("health_facility", "स्वास्थ्य संस्था", "Health facility"),
    Choice("community_building", "सामुदायिक भवन", "Community building"),
    Choice("heritage", "मठ / मन्दिर / सम्पदा", "Temple or heritage"),
    Choice("road", "सडक", "Road"),
    Choice("bridge", "पुल / झोलुङ्गे पुल", "Bridge"),
    Choice("drinking_water", "खानेपानी", "Drinking water"),
    Choice("electricity", "विद्युत", "Electricity"),
    Choice("communication", "सञ्चार", "Communication"),
    Choice("irrigation", "सिँचाइ / कुलो", "Irrigation"),
    Choice("embankment", "तटबन्ध", "Embankment"),
    Choice("mill", "पानीघट्ट / लघु जलविद्युत", "Water mill or micro hydropower"),
    Choice("business", "उद्योग / पसल", "Industry or shop"),
    Choice("vehicle", "सवारी साधन", "Vehicle"),
    Choice("other", "अन्य", "Other"),
)
PUBLIC_BUILDINGS = frozenset({"government_building", "school", "health_facility", "community_building"})
"""Structures that the tables by hazard count as public buildings, unless their owner is private."""
PRIVATE = "private"
OWNER = (
    Choice(PRIVATE, "निजी", "Private"),
    Choice("government", "सरकारी", "Government"),
    Choice("public", "सार्वजनिक", "Public"),
)
FULL, PARTIAL, UNINHABITABLE, UNDAMAGED = "full", "partial", "uninhabitable", "none"
DAMAGE = (
    Choice(FULL, "पूर्ण क्षति", "Fully damaged"),
    Choice(PARTIAL, "आंशिक क्षति", "Partly damaged"),
    Choice(UNINHABITABLE, "बसोबास योग्य नरहेको", "Not habitable"),
    Choice(UNDAMAGED, "क्षति छैन, सेवा मात्र अवरुद्ध", "No damage, only interrupted"),
)
SERVICE = (
    Choice("road", "सडक", "Road"),
    Choice("electricity", "विद्युत", "Electricity"),
    Choice("communication", "सञ्चार", "Communication"),
    Choice("water", "खानेपानी", "Drinking water"),
    Choice("other", "अन्य", "Other"),
)
SERVICE_FIGURES = {
    "road": "road_blocked",
    "electricity": "electricity_interrupted",
    "communication": "communication_interrupted",
    "water": "water_interrupted",
}
"""The answer of the first report that an interruption of the service gives."""

LIVESTOCK = (
    Choice("cow", "गाई", "Cow"),
    Choice("ox", "गोरु", "Ox"),
    Choice("buffalo", "भैंसी / राँगा", "Buffalo"),
    Choice("goat", "बाख्रा / खसी", "Goat"),
    Choice("sheep", "भेडा", "Sheep"),
    Choice("mountain_goat", "च्याङ्ग्रा", "Mountain goat"),
    Choice("yak", "याक / नाक / चौंरी", "Yak"),
    Choice("pig", "बंगुर", "Pig"),
    Choice("horse", "घोडा / खच्चर", "Horse or mule"),
    Choice("chicken", "कुखुरा", "Chicken"),
    Choice("duck", "हाँस", "Duck"),
    Choice("beehive", "मौरीघार", "Beehive"),
    Choice("fish", "माछा", "Fish"),
    Choice("other", "अन्य", "Other"),
)
NOT_FOUR_FOOTED = frozenset({"chicken", "duck", "beehive", "fish"})
"""Kinds that the figure चौपाया does not count; they stand in the lines by themselves."""
LOST = "lost"
LIVESTOCK_STATUS = (
    Choice(LOST, "मरेको / हराएको", "Dead or lost"),
    Choice("injured", "घाइते", "Injured"),
)

CROP = OfficeChoices(
    CROPS,
    (
        Choice("paddy", "धान", "Paddy"),
        Choice("maize", "मकै", "Maize"),
        Choice("wheat", "गहुँ", "Wheat"),
        Choice("millet", "कोदो", "Millet"),
        Choice("buckwheat", "फापर", "Buckwheat"),
        Choice("barley", "जौ", "Barley"),
        Choice("potato", "आलु", "Potato"),
        Choice("vegetables", "तरकारी", "Vegetables"),
        Choice("fruit", "फलफूल", "Fruit"),
        Choice("cash_crop", "नगदे बाली", "Cash crop"),
        Choice("stored_grain", "भण्डारित अन्न", "Stored grain"),
        Choice("land", "खेतीयोग्य जमिन", "Farmland"),
        Choice("other", "अन्य", "Other"),
    ),
)
CROP_STATUS = (Choice("destroyed", "नष्ट", "Destroyed"), Choice(AFFECTED, "क्षति", "Damaged"))
CROP_UNIT = OfficeChoices(
    CROP_UNITS,
    (
        Choice("ropani", "रोपनी", "Ropani"),
        Choice("kattha", "कट्ठा", "Kattha"),
        Choice("bigha", "बिघा", "Bigha"),
        Choice("hectare", "हेक्टर", "Hectare"),
        Choice("quintal", "क्विन्टल", "Quintal"),
        Choice("muri", "मुरी", "Muri"),
    ),
)
SECTOR = (
    Choice("housing", "आवास", "Housing"),
    Choice("public_buildings", "सरकारी तथा सार्वजनिक भवन", "Government and public buildings"),
    Choice("education", "शिक्षा", "Education"),
    Choice("health", "स्वास्थ्य", "Health"),
    Choice("culture", "संस्कृति तथा सम्पदा", "Culture and heritage"),
    Choice("transport", "यातायात", "Transport"),
    Choice("water", "खानेपानी तथा सरसफाइ", "Water and sanitation"),
    Choice("energy", "ऊर्जा", "Energy"),
    Choice("communication", "सञ्चार", "Communication"),
    Choice("irrigation", "सिँचाइ तथा नदी नियन्त्रण", "Irrigation and river training"),
    Choice("agriculture", "कृषि", "Agriculture"),
    Choice("livestock", "पशुपन्छी", "Livestock"),
    Choice("business", "उद्योग तथा व्यवसाय", "Industry and business"),
    Choice("household_goods", "घरायसी सामान", "Household goods"),
    Choice("other", "अन्य", "Other"),
)
SECTOR_OF_STRUCTURE = {
    HOUSE: "housing",
    "shed": "housing",
    "government_building": "public_buildings",
    "school": "education",
    "health_facility": "health",
    "community_building": "public_buildings",
    "heritage": "culture",
    "road": "transport",
    "bridge": "transport",
    "drinking_water": "water",
    "electricity": "energy",
    "communication": "communication",
    "irrigation": "irrigation",
    "embankment": "irrigation",
    "mill": "energy",
    "business": "business",
    "vehicle": "transport",
    "other": "other",
}
